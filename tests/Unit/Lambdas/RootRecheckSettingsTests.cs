using Guardrails.Lambda.RootRecheck;

namespace Guardrails.Tests.Unit.Lambdas;

public sealed class RootRecheckSettingsTests
{
    [Theory]
    [InlineData(
        "MANAGEMENT_ACCOUNT_ID",
        null,
        "The environment variable MANAGEMENT_ACCOUNT_ID is not set. Remedy: deploy stack Guardrails-Activity again.")]
    [InlineData(
        "MANAGEMENT_ACCOUNT_ID", "1", "The environment variable MANAGEMENT_ACCOUNT_ID is '1': expected 12 digits")]
    [InlineData("ORGANIZATION_ID", "acme", "The environment variable ORGANIZATION_ID is 'acme': expected o- and")]
    [InlineData("FAILED_QUEUE_URL", null, "The environment variable FAILED_QUEUE_URL is not set.")]
    [InlineData("PARTITION", "moon", "The environment variable PARTITION is 'moon': expected aws, aws-us-gov, aws-cn")]
    [InlineData("PARTITION", "", "The environment variable PARTITION is not set")]
    [InlineData(
        "EXCLUDED_ACCOUNTS",
        "444444444444,x",
        "The environment variable EXCLUDED_ACCOUNTS is '444444444444,x': expected 12 digits")]
    [InlineData(
        "DETECTION_REGION",
        "us-gov-east-1",
        "The environment variable DETECTION_REGION is 'us-gov-east-1': expected a Region of partition aws.")]
    public void A_variable_that_is_missing_or_wrong_is_named(string name, string? value, string message)
    {
        var variables = new Dictionary<string, string?>
        {
            ["ORGANIZATION_ID"] = "o-exampleorg1",
            ["FAILED_QUEUE_URL"] = "https://sqs.us-east-1.amazonaws.com/222222222222/Failed",
            ["MANAGEMENT_ACCOUNT_ID"] = "111111111111",
            ["PARTITION"] = "aws",
            ["CONTROL_RULES"] = "root-mfa",
            [name] = value,
        };

        Should.Throw<InvalidOperationException>(
            () => Settings.Read(variables.GetValueOrDefault)).Message.ShouldStartWith(message);
    }

    [Fact]
    public void Lists_that_are_not_set_are_empty()
    {
        var settings = Settings.Read(name => name switch
        {
            "ORGANIZATION_ID" => "o-exampleorg1",
            "FAILED_QUEUE_URL" => "https://sqs.us-east-1.amazonaws.com/222222222222/Failed",
            "MANAGEMENT_ACCOUNT_ID" => "111111111111",
            "PARTITION" => "aws",
            "CONTROL_RULES" => "a,b",
            _ => null,
        });

        settings.Rules.Controls.ShouldBe(["a", "b"]);
        settings.Rules.Managed.ShouldBeEmpty();
        settings.Excluded.ShouldBeEmpty();
        settings.DetectionRegion.ShouldBeNull("the rules run where the function does");
    }

    [Fact]
    public void The_Region_of_the_rules_is_read_where_it_is_set() => Settings.Read(name => name switch
    {
        "ORGANIZATION_ID" => "o-exampleorg1",
        "FAILED_QUEUE_URL" => "https://sqs.us-gov-west-1.amazonaws.com/222222222222/Failed",
        "MANAGEMENT_ACCOUNT_ID" => "111111111111",
        "PARTITION" => "aws-us-gov",
        "DETECTION_REGION" => "us-gov-east-1",
        _ => null,
    }).DetectionRegion.ShouldBe("us-gov-east-1");
}
