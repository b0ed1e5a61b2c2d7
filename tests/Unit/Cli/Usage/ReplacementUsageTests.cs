using System.Text.Json.Nodes;
using Guardrails.Cli.Shared;
using Guardrails.Cli.Usage;
using Guardrails.Core.Policies;
using Guardrails.Core.Usage.Replacement;
using Guardrails.Tests.Unit.Usage;

namespace Guardrails.Tests.Unit.Cli.Usage;

/// <summary>From a key's files of events to its replacement role, and to the proof that a role replaces it.</summary>
public sealed class ReplacementUsageTests : IDisposable
{
    private const string Account = "444444444444";
    private const string Role = $"arn:aws:iam::{Account}:role/service/app+1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usage");

    public ReplacementUsageTests()
    {
        // Each day of the month has a file, so that nothing is missing.
        for (var day = 0; day <= 30; day++)
        {
            var name = $"{Account}_CloudTrail_us-east-1_{KeyEvents.Now.AddDays(-day):yyyyMMdd}T0000Z_a.json";
            File.WriteAllText(Path.Combine(Trail, name), """{"Records":[]}""");
        }
    }

    private string Trail => _folder.CreateSubdirectory("trail").FullName;

    private string Target => Path.Combine(_folder.FullName, "role");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_files_of_the_role_are_policies_and_a_template_that_allow_what_was_allowed_and_no_more()
    {
        Log(20, Table("CreateTable"), Table("DeleteTable", error: "AccessDenied"), Other("ec2", "DescribeFlyingCars"));
        Log(20, Other("sts", "GetCallerIdentity"), Other("iam", "CreateAccessKey"), Other("ec2", "DescribeVpcs"));

        var read = await ReplaceAsync();

        UsageCommand.CodeOf(read).ShouldBe(ExitCode.Findings);
        Directory.GetFiles(Target).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
        [
            "App-trust-RolesAnywhere.json", "App.cs", "App.template.json", "App1.json",
        ]);
        var policy = PolicyDocument.Parse(Text("App1.json"));
        policy.Statements.SelectMany(one => one.Actions.Values).Order(StringComparer.Ordinal)
            .ShouldBe(["dynamodb:CreateTable", "ec2:DescribeVpcs"]);
        policy.Statements.SelectMany(one => one.Resources!.Values).Order(StringComparer.Ordinal)
            .ShouldBe(["*", $"arn:aws:dynamodb:us-east-1:{Account}:table/orders"]);
        PolicyDocument.Parse(Text("App-trust-RolesAnywhere.json"));
        var resources = JsonNode.Parse(Text("App.template.json"))!["Resources"]!.AsObject();
        resources.Select(one => $"{one.Key} {one.Value!["Type"]}")
            .ShouldBe(["App AWS::IAM::Role", "App1 AWS::IAM::ManagedPolicy"]);
        Text("App.cs").ShouldContain("public sealed class App : Construct");
    }

    [Theory]
    [InlineData(60)]
    [InlineData(160)]
    public async Task The_page_lists_each_call_that_the_role_has_nothing_for(int width)
    {
        Log(20, Table("CreateTable"), Other("ec2", "DescribeFlyingCars"), Other("sts", "GetCallerIdentity"));
        Log(20, Other("iam", "CreateAccessKey"), Other("ec2", "DescribeVpcs"));
        Log(20, Other("ec2", Shown.Hostile));

        var read = await ReplaceAsync();
        var page = Shown.Write(width, one => UsageTables.Write(one, read));

        Shown.ShouldBePrintable(page);
        var text = Shown.Joined(page);
        text.ShouldContain("App1: ");
        text.ShouldContain("Allowed on every resource: 1 permission");
        text.ShouldContain("Unmapped: nobody can tell the permission, and none was guessed: 2 calls");
        text.ShouldContain("ec2.amazonaws.com DescribeFlyingCars");
        text.ShouldContain("For root alone: no role replaces these: 1 call");
        text.ShouldContain("Without any permission: 1 call");
        text.ShouldContain("Fill in REPLACE-WITH-");
        text.ShouldContain("Event history ends after 90 days");
    }

    [Fact]
    public async Task A_key_that_was_not_used_has_no_replacement_and_nothing_is_written()
    {
        var read = await ReplaceAsync(lastUsed: "never");

        Directory.Exists(Target).ShouldBeFalse();
        read.Replacement!.Files.ShouldBeEmpty();
        Shown.Joined(Shown.Write(100, one => UsageTables.Write(one, read)))
            .ShouldContain("No allowed call of a key is known: there is nothing to replace");
    }

    [Fact]
    public async Task Calls_that_map_to_nothing_are_listed_and_nothing_is_written()
    {
        Log(20, Other("ec2", "DescribeFlyingCars"), Other("sts", "GetCallerIdentity"));

        var read = await ReplaceAsync();

        Directory.Exists(Target).ShouldBeFalse();
        var page = Shown.Joined(Shown.Write(100, one => UsageTables.Write(one, read)));
        page.ShouldContain("None of 2 distinct calls maps to a permission: nothing was written.");
        page.ShouldContain("ec2.amazonaws.com DescribeFlyingCars");
    }

    [Fact]
    public async Task A_role_that_made_every_call_replaces_a_key_that_is_quiet()
    {
        Log(20, Table("CreateTable"), Other("ec2", "DescribeVpcs"));
        Log(3, ByRole(Table("CreateTable")), ByRole(Other("ec2", "DescribeVpcs")));

        var read = await CompareAsync();

        read.Comparison!.Answer.Verdict.ShouldBe(new ReplacementVerdict.Replaced());
        UsageCommand.CodeOf(read).ShouldBe(ExitCode.Done);
        Shown.Joined(Shown.Write(100, one => UsageTables.Write(one, read)))
            .ShouldContain(" REPLACED: The role has made");
    }

    [Fact]
    public async Task A_role_whose_name_an_event_writes_in_other_bytes_is_found()
    {
        Log(20, Table("CreateTable"));
        var escaped = ByRole(Table("CreateTable")).ToJsonString().Replace("app+1", "\\u0061pp\\u002b1");
        Log(3, escaped.Replace("\\\\u", "\\u"));

        (await CompareAsync()).Comparison!.Answer.Verdict.ShouldBe(new ReplacementVerdict.Replaced());
    }

    [Fact]
    public async Task A_call_that_the_role_was_refused_is_named_and_the_key_is_not_replaced()
    {
        Log(20, Table("CreateTable"), Other("ec2", "DescribeVpcs"));
        Log(3, ByRole(Table("CreateTable", error: "AccessDeniedException")), ByRole(Other("ec2", "DescribeVpcs")));

        var read = await CompareAsync();

        UsageCommand.CodeOf(read).ShouldBe(ExitCode.Findings);
        var page = Shown.Joined(Shown.Write(160, one => UsageTables.Write(one, read)));
        page.ShouldContain("NOT_REPLACED");
        page.ShouldContain("Refused to the role: 1 permission");
        page.ShouldContain("Made by the role: 1 permission");
        page.ShouldNotContain("Not made by the role");
    }

    [Fact]
    public async Task A_repeated_call_in_the_quiet_days_counts_although_its_first_one_is_old()
    {
        Log(20, Table("CreateTable"));
        Log(6, Table("CreateTable"));
        Log(3, ByRole(Table("CreateTable")));

        Missing(await CompareAsync()).ShouldStartWith("The key was used at 2026-11-22");
        (await CompareAsync(quietDays: 5)).Comparison!.Answer.Verdict.ShouldBe(new ReplacementVerdict.Replaced());
    }

    [Fact]
    public async Task A_last_use_that_no_event_explains_is_a_call_that_nobody_compared()
    {
        Log(20, Table("CreateTable"));
        Log(3, ByRole(Table("CreateTable")));

        Missing(await CompareAsync(lastUsed: "2026-11-18T12:00:00Z")).ShouldContain("later than every event");
    }

    [Fact]
    public async Task The_role_s_calls_before_since_do_not_count()
    {
        Log(20, Table("CreateTable"));
        Log(3, ByRole(Table("CreateTable")));

        (await CompareAsync(since: "2026-11-26")).Comparison!.Answer.NotMade.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whatever_cannot_be_read_the_key_is_never_replaced_and_the_exit_code_is_3()
    {
        Log(20, Table("CreateTable"));
        Log(3, ByRole(Table("CreateTable")));
        File.WriteAllText(Path.Combine(Trail, "broken.json"), """{"Records":[{"eventSource":""");

        var read = await CompareAsync();

        read.Comparison!.Answer.Verdict.ShouldBeOfType<ReplacementVerdict.CannotTell>()
            .Reasons.ShouldContain(gap => gap.Reason.Contains("broken.json"));
        UsageCommand.CodeOf(read).ShouldBe(ExitCode.Failed);
    }

    [Theory]
    [InlineData("app", "no ARN of a role")]
    [InlineData("arn:aws:iam::444444444444:user/app", "no ARN of a role")]
    [InlineData("arn:aws:sts::444444444444:assumed-role/app/session", "no ARN of a role")]
    [InlineData("arn:aws:iam::444444444444:role/", "no ARN of a role")]
    [InlineData("arn:aws:iam::444444444444:role/a\u001bb", "no ARN of a role")]
    [InlineData("arn:aws:iam::44444444444x:role/app", "no ARN of a role")]
    [InlineData("arn:mars:iam::444444444444:role/app", "no ARN of a role")]
    [InlineData("arn:aws:iam::111111111111:role/app", "a role of account 111111111111")]
    public void A_role_that_is_none_of_the_account_is_refused(string role, string why) =>
        Should.Throw<CommandException>(() => Asked(new() { Against = role })).Message.ShouldContain(why);

    [Fact]
    public void Options_that_do_not_fit_together_are_all_said_at_once()
    {
        Lines(new() { Replacement = "a", Against = Role, QuietDays = 31, Since = "soon", Name = "no name" }).Count
            .ShouldBe(4);
        Lines(new() { Name = "App", Since = "2026-11-26" }).Count.ShouldBe(2);
        Lines(new() { Against = Role, QuietDays = 0 }).ShouldHaveSingleItem().ShouldContain("--quiet-days is 0");

        static IReadOnlyList<string> Lines(FurtherOptions further) =>
            Should.Throw<CommandException>(() => Asked(further)).Lines;
    }

    private static string Missing(ReadUsage read) => read.Comparison!.Answer.Verdict
        .ShouldBeOfType<ReplacementVerdict.NotReplaced>().Missing[0];

    private static UsageArguments Asked(FurtherOptions further, string lastUsed = "2026-11-08T12:00:00Z") =>
        UsageArguments.Of(Account, [KeyEvents.Key], ["us-east-1"], 30, lastUsed, "trail", [], further);

    private async Task<ReadUsage> ReplaceAsync(string lastUsed = "2026-11-08T12:00:00Z")
    {
        var asked = Asked(new() { Replacement = Target, Name = "App" }, lastUsed);
        var read = await ReadAsync(asked);
        return read with { Replacement = MadeReplacement.Write(read, asked.Replacement!) };
    }

    private async Task<ReadUsage> CompareAsync(
        string? since = null, int? quietDays = null, string lastUsed = "2026-11-08T12:00:00Z")
    {
        var asked = Asked(new() { Against = Role, Since = since, QuietDays = quietDays }, lastUsed);
        var read = await ReadAsync(asked);
        return read with { Comparison = MadeComparison.Of(read, read.RoleCalls!, asked.Against!) };
    }

    private Task<ReadUsage> ReadAsync(UsageArguments asked) => FileUsage.ReadAsync(
        asked with { Events = Trail }, KeyEvents.Now, new Progress<string>(), TestContext.Current.CancellationToken);

    private string Text(string file) => File.ReadAllText(Path.Combine(Target, file));

    private void Log(int daysAgo, params JsonObject[] calls) =>
        Log(daysAgo, string.Join('\n', calls.Select(call => call.ToJsonString())));

    private void Log(int daysAgo, string lines)
    {
        var file = Path.Combine(Trail, $"{Guid.NewGuid():N}.jsonl");
        var time = $"{KeyEvents.Now.AddDays(-daysAgo):yyyy-MM-dd'T'HH:mm:ss'Z'}";
        File.WriteAllLines(file, lines.Split('\n').Select(line =>
        {
            var at = line.IndexOf("TIME", StringComparison.Ordinal);
            return $"{line[..at]}{time}{line[(at + 4)..]}".Replace("EVENT-ID", $"{Guid.NewGuid()}");
        }));
    }

    private static JsonObject Table(string name, string? error = null)
    {
        var call = Other("dynamodb", name);
        call["requestParameters"] = new JsonObject { ["tableName"] = "orders" };
        if (error is not null)
            call["errorCode"] = error;
        return call;
    }

    private static JsonObject Other(string service, string name) => JsonNode.Parse(KeyEvents.Json("EVENT-ID", new()
    {
        ["eventTime"] = "TIME",
        ["eventSource"] = $"{service}.amazonaws.com",
        ["eventName"] = name,
        ["requestParameters"] = null,
        ["responseElements"] = null,
        ["awsRegion"] = "us-east-1",
        ["recipientAccountId"] = Account,
    }))!.AsObject();

    private static JsonObject ByRole(JsonObject call)
    {
        call["userIdentity"] = new JsonObject
        {
            ["type"] = "AssumedRole",
            ["accountId"] = Account,
            ["accessKeyId"] = "ASIAI44QH8DHBEXAMPLE",
            ["sessionContext"] = new JsonObject
            {
                ["sessionIssuer"] = new JsonObject { ["type"] = "Role", ["arn"] = Role },
            },
        };
        return call;
    }
}
