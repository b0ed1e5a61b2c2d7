using Guardrails.Core.Organizations;
using Guardrails.Lambda.ComplianceReport;

namespace Guardrails.Tests.Unit.Lambdas.ComplianceReport;

public sealed class SettingsTests
{
    private static readonly IReadOnlyDictionary<string, string?> Good = new Dictionary<string, string?>
    {
        ["ORGANIZATION_ID"] = "o-exampleorg1",
        ["MANAGEMENT_ACCOUNT_ID"] = "111111111111",
        ["CONTROL_RULES"] = "root-access-keys",
        ["HOME_REGION"] = "us-east-1",
        ["PARTITION"] = "aws",
        ["ALERTS_TOPIC_ARN"] = "arn:aws:sns:us-east-1:222222222222:GuardrailsAlerts",
        ["REPORT_BUCKET"] = "guardrails-reports-222222222222-us-east-1",
        ["REPORT_KEY_ARN"] = "arn:aws:kms:us-east-1:222222222222:key/1",
        ["REPORT_DAYS"] = "400",
    };

    [Fact]
    public void Variables_are_read_as_the_template_gives_them()
    {
        var settings = Settings.Read(Good.GetValueOrDefault);

        (settings.Organization.Value, settings.ManagementAccount.Value).ShouldBe(("o-exampleorg1", "111111111111"));
        settings.Detection.ShouldBe(DetectionScope.Everywhere);
        settings.Scope([]).ControlNames.ShouldBe(["NoRootAccessKeys"]);
        (settings.DetectionRegion, settings.ChatTopic, settings.Locked)
            .ShouldBe(("us-east-1", null, TimeSpan.FromDays(400)));
    }

    [Theory]
    [InlineData("REPORT_BUCKET", null, "REPORT_BUCKET is not set. Remedy: deploy stack Guardrails-Reporting again.")]
    [InlineData("REPORT_KEY_ARN", null, "REPORT_KEY_ARN is not set.")]
    [InlineData("ORGANIZATION_ID", "acme", "ORGANIZATION_ID is 'acme': expected o- and ")]
    [InlineData("REPORT_DAYS", "0", "REPORT_DAYS is '0': expected a whole number from 1 to 3650.")]
    [InlineData("REPORT_DAYS", "-1", "REPORT_DAYS is '-1': expected ")]
    [InlineData("CONTROL_RULES", "moon", "CONTROL_RULES is 'moon': expected names of rules that this version has.")]
    public void A_variable_that_is_missing_or_wrong_is_named(string name, string? value, string message)
    {
        var variables = new Dictionary<string, string?>(Good) { [name] = value };

        Should.Throw<InvalidOperationException>(() => Settings.Read(variables.GetValueOrDefault)).Message
            .ShouldStartWith($"The environment variable {message}");
    }
}
