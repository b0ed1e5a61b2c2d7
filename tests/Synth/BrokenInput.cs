using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Placement;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;

namespace Guardrails.Tests.Synth;

/// <summary>
/// Wrong input is refused before Node.js starts and before anything is written. The app itself runs where its exit code
/// and its standard error are the question; what it would print is asked of what it prints.
/// </summary>
public sealed class BrokenInput(Synthesis synthesis)
{

    private static readonly string Example = File.ReadAllText(Repository.PathOf("orgs", "example.json"));

    [Theory]
    [InlineData("wrong id", "\"o-exampleorg1\"", "\"exampleorg1\"", "$.organization.id: ")]
    [InlineData(
        "duplicate account", "[\"567890123456\"]", "[\"567890123456\", \"567890123456\"]", "$.excludedAccounts[1]: ")]
    [InlineData(
        "unknown guardrail", "\"DenyRootUserActions\"", "\"DenyRootUserAction\"", "$.guardrails.DenyRootUserAction: ")]
    [InlineData(
        "target that is not an id",
        "[\"r-ex01\"]", "[\"Workloads\"]", "$.guardrails.DenyRootAccessKeyCreation.targets[0]: ")]
    [InlineData(
        "two delegated administrators",
        "\"222222222222\"", "[\"222222222222\", \"333333333333\"]", "$.delegatedAdministrator: ")]
    [InlineData("exemption too long", "\"exemptionDays\": 90", "\"exemptionDays\": 60", "2027-01-22 at the latest")]
    [InlineData(
        "guardrail for incidents", "\"DenyRootAwsLogin\"", "\"RootQuarantine\"", "$.guardrails.RootQuarantine: ")]
    [InlineData(
        "policy over its size",
        "\"policyCharacters\": 10240", "\"policyCharacters\": 100", "Guardrails-DenyRootAccessKeyCreation has ")]
    public Task File_with_one_error_is_refused_with_its_path(string situation, string right, string wrong, string said)
    {
        Example.ShouldContain(right);
        return RefusesAsync(situation, Example.Replace(right, wrong), said);
    }

    [Fact]
    public async Task A_policy_that_is_one_character_over_its_limit_is_refused_by_name_size_and_limit_and_one_at_the_limit_is_not()
    {
        // With the least room every guardrail stands alone, and the longest is what the limit has to hold.
        var config =
            OrganizationFile.Parse(WithLimit(1), DateOnly.Parse(InfraApp.Today, CultureInfo.InvariantCulture)).Config!;
        var longest = ServiceControlPolicies.For(config).MaxBy(policy => policy.Characters)!;

        await RefusesAsync("one over", WithLimit(longest.Characters - 1),
            $"Service control policy {longest.Name} has {longest.Characters} characters, "
            + $"and the limit is {longest.Characters - 1}:");
        var (_, atTheLimit) = await ReadAsync("at the limit", WithLimit(longest.Characters));

        atTheLimit.Errors.ShouldBeEmpty();
        atTheLimit.Organization
            .ShouldNotBeNull().Policies.Max(policy => policy.Characters).ShouldBe(longest.Characters);
    }

    [Fact]
    public void The_characters_that_are_counted_are_those_that_a_template_holds()
    {
        var config =
            OrganizationFile.Parse(Example, DateOnly.Parse(InfraApp.Today, CultureInfo.InvariantCulture)).Config!;

        synthesis.Example.Organization.OfType("AWS::Organizations::Policy")
            .Select(policy =>
                (policy.Text("Name"), policy.Properties["Content"]!.ToJsonString(PlainJson.OneLine).Length))
            .ShouldBe(
                ServiceControlPolicies.For(config).Select(policy => ((string?)policy.Name, policy.Characters)),
                ignoreOrder: true);
    }

    [Fact]
    public async Task A_target_below_another_of_the_same_guardrail_is_a_warning_and_no_error()
    {
        var (file, input) = await ReadAsync(
            "overlapping",
            Example.Replace(
                "\"targets\": [\"r-ex01\"],\n    }",
                "\"targets\": [\"r-ex01\", \"444444444444\"],\n    }"));

        input.Errors.ShouldBeEmpty();
        input.Organization.ShouldNotBeNull().Remarks[0]
            .ShouldStartWith(
                $"{file}: warning: $.guardrails.DenyRootAccessKeyCreation: "
                + "target 444444444444 is below its target r-ex01");
    }

    [Fact]
    public async Task An_exemption_that_has_ended_is_a_warning_and_no_error()
    {
        var (file, input) = await ReadAsync("ended", Example.Replace("\"2027-01-31\"", "\"2026-11-22\""));

        input.Errors.ShouldBeEmpty();
        input.Organization.ShouldNotBeNull().Remarks.ShouldContain(
            $"{file}: warning: $.exemptions: the exemption of 999999999999 from DenyRootAccessKeyCreation ended on "
            + "2026-11-22 (owner: Partner Integration): the policy denies again. Remedy: remove it from the file, or "
            + "extend it.");
    }

    /// <summary>The daily comparison takes them as one input, which has no room for more.</summary>
    [Fact]
    public async Task Exemptions_that_the_daily_comparison_has_no_room_for_are_refused_with_both_numbers()
    {
        const string owner = "Partner Integration";
        var room = DailyInput.MostCharacters - DailyInput.Of(
            OrganizationFile.Parse(Example, DateOnly.Parse(InfraApp.Today, CultureInfo.InvariantCulture)).Config!)
            .Length;
        Example.ShouldContain(owner);

        (await ReadAsync("fitting exemptions", WithMore(room))).Input.Errors.ShouldBeEmpty();
        await RefusesAsync(
            "too many exemptions",
            WithMore(room + 1),
            "$.exemptions: the daily comparison and the report take 8192 characters of exemptions, and these are "
            + "8193: ");

        static string WithMore(int characters) => Example.Replace(owner, owner + new string('n', characters));
    }

    [Fact]
    public async Task Operators_that_a_functions_environment_has_no_room_for_are_refused_with_their_path()
    {
        const string none = "\"operators\": [";
        Example.ShouldContain(none);

        await RefusesAsync(
            "long operators",
            Example.Replace(
                none,
                $$"""{{none}}{ "role": "arn:aws:iam::222222222222:role/{{new string('r', 4000)}}", "tasks": ["IAMAuditRootUserCredentials"] }, """),
            "$.rootSessions.operators: takes ",
            "of the function GuardrailsRootActivity, and AWS Lambda has room for 4096: name fewer, or shorter ones.");
    }

    [Fact]
    public Task Empty_file_is_refused() => RefusesAsync("empty file", "", "$: ", "empty");

    [Theory]
    [InlineData("hnb659fds", "acme")]
    [InlineData("acme", "hnb659fds")]
    [InlineData("acme", "two\nlines")]
    public async Task A_context_with_another_bootstrap_qualifier_than_the_file_is_refused(string said, string context)
    {
        var (file, input) = await ReadAsync($"qualifier {said}", Qualified(said), context);

        input.Organization.ShouldBeNull();
        var error = input.Errors.ShouldHaveSingleItem();
        error.ShouldStartWith($"{file}: $.bootstrapQualifier is '{said}', and the CDK context says '");
        error.ShouldContain("Remedy: say the same in both, or take it out of the context.");
        error.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("acme", "acme")]
    [InlineData("acme", null)]
    public async Task A_context_with_the_files_bootstrap_qualifier_or_none_is_fine(string said, string? context) =>
        (await ReadAsync($"qualified {said}", Qualified(said), context)).Input.Errors.ShouldBeEmpty();

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_and_not_replaced()
    {
        var file = synthesis.PathOf("bytes.json");
        var text = System.Text.Encoding.UTF8.GetBytes(Example.Replace("Partner Integration", "Partner ~"));
        text[Array.LastIndexOf(text, (byte)'~')] = 0xff;
        await File.WriteAllBytesAsync(file, text, TestContext.Current.CancellationToken);

        OrganizationInput.Read(Context(file).ToJsonString(), TimeProvider.System).Errors
            .ShouldHaveSingleItem().ShouldStartWith($"{file}: is not UTF-8 at byte ");
    }

    [Fact]
    public void A_device_is_refused_unread()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "no /dev/zero here");
        var link = synthesis.PathOf("zero.json");
        File.CreateSymbolicLink(link, "/dev/zero");

        OrganizationInput.Read(Context(link).ToJsonString(), TimeProvider.System).Errors
            .ShouldHaveSingleItem().ShouldBe(
                $"{link}: $: the file is empty, or no regular file (a pipe, a device). Accepted: a regular file.");
    }

    [Fact]
    public Task Truncated_file_is_refused() => RefusesAsync("truncated JSON", Example[..400], "line ");

    [Fact]
    public Task File_of_two_megabytes_is_refused() =>
        RefusesAsync("two megabytes", Example + new string(' ', 2 * 1024 * 1024), "$: ", "at most 1048576 bytes");

    [Fact]
    public async Task All_errors_of_a_file_are_said_at_once()
    {
        var (file, _) = await ReadAsync(
            "many errors",
            Example.Replace("o-exampleorg1", "acme")
                .Replace("[\"567890123456\"]", "[\"567890\"]").Replace("2027-01-31", "soon"));

        await StopsAsync(
            "many errors", Context(file),
            $"{file}: $.organization.id: ", $"{file}: $.excludedAccounts[0]: ", $"{file}: $.exemptions[0].endsOn: ");
    }

    [Fact]
    public async Task Organization_that_has_no_file_is_refused_and_those_that_have_one_are_named()
    {
        // A folder of its own: what a user keeps in the checkout's orgs/ is none of a test's business.
        var folder = synthesis.PathOf("checkout");
        Directory.CreateDirectory(Path.Combine(folder, "orgs"));
        foreach (var file in new[] { "example.json", "beta.json", "organization.schema.json", "beta.snapshot.json" })
            await File.WriteAllTextAsync(Path.Combine(folder, "orgs", file), "", TestContext.Current.CancellationToken);

        await StopsAsync(
            "no file",
            new JsonObject { ["org"] = "acme" },
            folder,
            ["orgs/acme.json: ", "In orgs/ there is: beta, example."]);
    }

    [Fact]
    public void Context_without_an_organization_is_refused() =>
        OrganizationInput.Read("{}", TimeProvider.System).Errors.ShouldHaveSingleItem().ShouldContain("-c org=NAME");

    [Fact]
    public void Today_that_is_no_day_is_refused() =>
        OrganizationInput.Read("""{"org":"example","today":"tomorrow"}""", TimeProvider.System).Errors
            .ShouldHaveSingleItem().ShouldContain("yyyy-MM-dd");

    [Fact]
    public Task Missing_nodejs_is_said_with_the_remedy() =>
        StopsAsync("no node", Context("example"), "no 'node' on PATH", "install Node.js");

    [Fact]
    public void Functions_that_nobody_published_are_named_with_the_remedy()
    {
        var functions = PublishedFunctions.Find(
            synthesis.PathOf("artifacts", "bin", "Guardrails.Infra", "release") + Path.DirectorySeparatorChar);

        functions.Errors.Count.ShouldBe(functions.All.Count);
        functions.Errors[0]
            .ShouldContain(Path.Combine("artifacts", "publish", "RootPostureRule", "release", "RootPostureRule.dll"));
        functions.Errors.ShouldAllBe(error => error.Contains("dotnet build infra --configuration release"));
    }

    private static string WithLimit(int characters) =>
        Example.Replace("\"policyCharacters\": 10240", $"\"policyCharacters\": {characters}");

    private static string Qualified(string qualifier)
    {
        const string usual = "\"bootstrapQualifier\": \"hnb659fds\"";
        Example.ShouldContain(usual);
        return Example.Replace(usual, $"\"bootstrapQualifier\": \"{qualifier}\"");
    }

    private static JsonObject Context(string organization) =>
        new() { ["org"] = organization, ["today"] = InfraApp.Today };

    /// <summary>Reads a file of that text as the app does.</summary>
    private async Task<(string File, OrganizationInput Input)> ReadAsync(
        string situation, string text, string? qualifier = null)
    {
        var file = synthesis.PathOf(situation.Replace(' ', '-') + ".json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var context = Context(file);
        if (qualifier is not null)
            context["@aws-cdk/core:bootstrapQualifier"] = qualifier;
        return (file, OrganizationInput.Read(context.ToJsonString(), TimeProvider.System));
    }

    private async Task RefusesAsync(string situation, string text, params string[] said)
    {
        var (file, input) = await ReadAsync(situation, text);

        input.Organization.ShouldBeNull();
        input.Errors.ShouldAllBe(error => error.StartsWith(file + ": "));
        foreach (var part in said)
            input.Errors.ShouldContain(error => error.Contains(part));
    }

    /// <summary>Runs the app, which ends with 2, says these and writes nothing.</summary>
    private Task StopsAsync(string situation, JsonObject context, params string[] said) =>
        StopsAsync(situation, context, Repository.Root, said);

    /// <summary>The same, run in that folder.</summary>
    private async Task StopsAsync(string situation, JsonObject context, string folder, string[] said)
    {
        var output = synthesis.PathOf(situation + " out");
        var result = await InfraApp.RunAsync(context, output, nodeOnPath: false, folder);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
        foreach (var part in said)
            result.Error.ShouldContain(part);
        result.Error.ShouldNotContain("Unhandled exception");
        Directory.Exists(output).ShouldBeFalse();
    }
}
