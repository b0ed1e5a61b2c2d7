using Guardrails.Core.Organizations;
using Guardrails.Lambda.Reconciliation;

namespace Guardrails.Tests.Unit.Lambdas.Reconciliation;

public sealed class SettingsTests
{
    private static readonly IReadOnlyDictionary<string, string?> Good = new Dictionary<string, string?>
    {
        ["MANAGEMENT_ACCOUNT_ID"] = "111111111111",
        ["WATCHED_UNITS"] = "ou-ex01-workload,ou-ex01-security",
        ["EXCLUDED_ACCOUNTS"] = "444444444444,555555555555",
        ["CONTROL_RULES"] = "root-access-keys,root-mfa",
        ["HEARD_REGIONS"] = "us-east-1,eu-central-1",
        ["HOME_REGION"] = "eu-central-1",
    };

    [Fact]
    public void Variables_are_read_as_the_template_gives_them()
    {
        var settings = Settings.Read(Good.GetValueOrDefault);

        settings.ManagementAccount.Value.ShouldBe("111111111111");
        settings.Detection.Units.Select(unit => unit.Value).ShouldBe(["ou-ex01-workload", "ou-ex01-security"]);
        settings.Excluded.Select(account => account.Value).ShouldBe(["444444444444", "555555555555"]);
        settings.Controls.ShouldBe(["NoRootAccessKeys", "RootMfa"]);
        settings.HeardRegions.ShouldBe(["us-east-1", "eu-central-1"]);
        settings.HomeRegion.ShouldBe("eu-central-1");
        settings.DetectionRegion.ShouldBe("eu-central-1", "the home Region where no other one is set");
        Settings.Read(With("DETECTION_REGION", "us-west-2")).DetectionRegion.ShouldBe("us-west-2");
    }

    [Fact]
    public void Lists_that_are_not_set_are_empty_and_the_home_Region_is_heard()
    {
        var settings = Settings.Read(With("WATCHED_UNITS", null, "EXCLUDED_ACCOUNTS", null, "HEARD_REGIONS", null));

        settings.Detection.ShouldBe(DetectionScope.Everywhere);
        settings.Excluded.ShouldBeEmpty();
        settings.HeardRegions.ShouldBe(["eu-central-1"]);
    }

    [Theory]
    [InlineData(
        "MANAGEMENT_ACCOUNT_ID",
        null,
        "The environment variable MANAGEMENT_ACCOUNT_ID is not set. Remedy: deploy stack Guardrails-Ledger again.")]
    [InlineData(
        "MANAGEMENT_ACCOUNT_ID", "1", "The environment variable MANAGEMENT_ACCOUNT_ID is '1': expected 12 digits")]
    [InlineData("WATCHED_UNITS", "Workloads", "The environment variable WATCHED_UNITS is 'Workloads': expected ")]
    [InlineData(
        "EXCLUDED_ACCOUNTS", "444444444444,x", "The environment variable EXCLUDED_ACCOUNTS is '444444444444,x': ")]
    [InlineData(
        "CONTROL_RULES",
        "root-mfa,moon",
        "The environment variable CONTROL_RULES is 'root-mfa,moon': expected names of rules that this version has.")]
    public void A_variable_that_is_missing_or_wrong_is_named(string name, string? value, string message) =>
        Should.Throw<InvalidOperationException>(() => Settings.Read(With(name, value))).Message
            .ShouldStartWith(message);

    [Fact]
    public void A_function_without_any_Region_names_the_home_Region() =>
        Should.Throw<InvalidOperationException>(
            () => Settings.Read(With("HEARD_REGIONS", null, "HOME_REGION", null))).Message
            .ShouldStartWith("The environment variable HOME_REGION is not set.");

    private static Func<string, string?> With(params IReadOnlyList<string?> changes)
    {
        var variables = Good.ToDictionary();
        for (var at = 0; at < changes.Count; at += 2)
            variables[changes[at]!] = changes[at + 1];
        return variables.GetValueOrDefault;
    }
}
