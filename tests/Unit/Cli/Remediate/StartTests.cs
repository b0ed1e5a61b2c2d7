using System.Text.Json.Nodes;
using Guardrails.Aws.Decisions;
using Guardrails.Cli.Remediate;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Cli.Remediate;

public sealed class StartTests : IAsyncLifetime
{
    private const string First = "555555555555";
    private const string Second = "444444444444";
    private const string Third = "666666666666";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-start-");
    private RemediateSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediateSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_ann_starts_is_recorded_as_hers_with_her_wish_and_reason()
    {
        var (code, output) = await RunAsync(Asked([Second], days: 14, password: true));

        code.ShouldBe(ExitCode.Done);
        var (decision, by) = (await _site.RowsAsync()).ShouldHaveSingleItem();
        (by.Person, by.Reason).ShouldBe(("ann", "Nobody needs it."));
        by.Identity.ShouldContain(":assumed-role/AWSReservedSSO_Security_0123456789abcdef/ann");
        decision.ShouldBeOfType<StartDecision>().Request.ShouldBe(new(QuarantineKind.Removal, 14, Password: true));
        output.ShouldContain($"{Second}: remediation {decision.CaseId}. Recorded as decided by ann.");
    }

    [Fact]
    public async Task The_first_failure_stops_it_and_says_what_was_started_and_what_was_not()
    {
        // Somebody else is faster by a moment: it was not there when everything was checked.
        var rival = new Rival(_site, Logs.Quarantined());

        var failure = await Should.ThrowAsync<CommandException>(
            () => RunAsync(Asked([First, Second, Third]), functions: rival));

        failure.ExitCode.ShouldBe(ExitCode.Failed);
        failure.Lines[0].ShouldStartWith($"Account {Second} was not started: Nothing was recorded. A remediation of");
        failure.Lines.Skip(1).ShouldBe([$"Started: {First}.", $"Not started: {Third}."]);
        (await StartsOfAsync(First)).ShouldBe(1);
        (await StartsOfAsync(Second)).ShouldBe(0);
        (await StartsOfAsync(Third)).ShouldBe(0);
    }

    [Fact]
    public async Task One_that_goes_on_already_is_refused_before_anything_is_started()
    {
        var open = await _site.WriteAsync(Logs.Quarantined());

        var failure = await Should.ThrowAsync<CommandException>(() => RunAsync(Asked([First, Second])));

        failure.ExitCode.ShouldBe(ExitCode.BadInput);
        failure.Lines[0].ShouldContain($"goes on already: {open.Id}");
        _site.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_yes_nothing_is_started()
    {
        await Should.ThrowAsync<CommandException>(() => RunAsync(
            Asked([Second]), confirm: () => throw new CommandException(ExitCode.BadInput, "no")));

        _site.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_limit_leaves_the_rest_for_later_and_says_so()
    {
        var (code, output) = await RunAsync(Asked([First, Second, Third], limit: 1));

        code.ShouldBe(ExitCode.Findings);
        output.ShouldContain($"Not started, because of --limit 1: {Second}, {Third}.");
        _site.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_its_file_and_line()
    {
        var file = Path.Combine(_folder.FullName, "accounts.txt");
        File.WriteAllText(file, $"# ours\n{First} # storefront\n\nabc{Shown.Hostile.Split('\r')[0]}\n{First}\n");

        var failure = Should.Throw<CommandException>(() => StartArguments.Of(
            ["12345"], file, " ", QuarantineKind.Removal, quietDays: 36, password: false, limit: 0));

        failure.ExitCode.ShouldBe(ExitCode.BadInput);
        failure.Lines.Select(line => line.Split(' ')[0].TrimEnd(':')).ShouldBe(
            ["ACCOUNT", $"{file}:4", $"{file}:5", "--reason", "--quiet-days", "--limit"]);
        foreach (var line in failure.Lines)
            Shown.ShouldBePrintable(line);
    }

    [Fact]
    public void A_file_of_another_program_gives_the_same_accounts()
    {
        var file = FileOf($"\ufeff# ours\r\n{First} # storefront\r\n\r\n  {Second}\t\r\n#{Third}");

        var asked = StartArguments.Of([], file, "r", QuarantineKind.Removal, 7, password: false, limit: 10);

        asked.Accounts.Select(one => (one.Account.Value, one.Place)).ShouldBe(
            [(First, $"{file}:2"), (Second, $"{file}:4")]);
    }

    [Fact]
    public void An_account_that_is_given_twice_is_told_with_both_places()
    {
        var file = FileOf($"{Second}\n{First}\n");

        WrongOf([First, "4", First], file).ShouldBe(
        [
            "ACCOUNT 2: '4' is not 12 digits. Remedy: give an account id.",
            $"ACCOUNT 3: account {First} is given twice (ACCOUNT 1). Remedy: give it once.",
            $"{file}:2: account {First} is given twice (ACCOUNT 1). Remedy: give it once.",
        ]);
    }

    [Fact]
    public void Two_accounts_in_a_line_of_a_file_are_told_how_to_stand()
    {
        var file = FileOf($"{First}, {Second}\n");

        WrongOf([], file).ShouldBe(
            [$"{file}:1: '{First}, {Second}' is not 12 digits. Remedy: give one account id in each line."]);
    }

    [Fact]
    public void A_file_without_any_account_is_told_in_words_of_a_list()
    {
        var (empty, comments) = (FileOf(""), FileOf("# none yet\n"));

        WrongOf([], comments).ShouldBe(
        [
            $"No account is given, and {comments} has none. Remedy: give account ids, or --file with one in each "
            + "line.",
        ]);
        WrongOf([], empty).ShouldBe(
            [$"{empty}: the file is empty, or no regular file (a pipe, a device). Accepted: a regular file."]);
    }

    [Fact]
    public void A_file_that_is_not_there_hides_nothing_else_that_is_wrong() =>
        Should.Throw<CommandException>(() => StartArguments.Of(
            ["1"], Path.Combine(_folder.FullName, "none"), "r", QuarantineKind.Leak, 7, password: false, limit: 0))
            .Lines.Count.ShouldBe(3);

    [Fact]
    public void No_account_at_all_is_refused() =>
        Should.Throw<CommandException>(() => Asked([])).Message.ShouldContain("No account is given");

    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public void A_dry_run_shows_each_call_in_order_and_by_whom(int width)
    {
        var page = Shown.Write(width, page => PlannedPage.Write(page, Asked([First, Second, Third], limit: 2)));

        Shown.ShouldFit(page, width);
        var text = Shown.Joined(page);
        text.ShouldContain($"each of 2 accounts: {First}, {Second}");
        text.ShouldContain($"Not started, because of --limit 2: {Third}.");
    }

    [Fact]
    public void A_dry_run_deletes_last_and_the_password_only_where_it_is_asked_for()
    {
        var keys = PlannedCalls.Of(RemediationRequest.Default).ToList();
        var all = PlannedCalls.Of(new(QuarantineKind.Leak, 3, Password: true));

        int Of(string call) => keys.FindIndex(step => step.Calls.Any(made => made.StartsWith(call)));
        int[] order =
        [
            Of("sts:GetCallerIdentity"), Of("cloudtrail:LookupEvents"), Of("organizations:AttachPolicy"),
            Of("lambda:InvokeFunction GuardrailsRootDeletion"), Of("iam:DeleteAccessKey"),
            Of("organizations:DetachPolicy"),
        ];
        order.ShouldBe(order.Order());
        order.ShouldAllBe(place => place >= 0);
        string.Join(' ', keys.SelectMany(step => step.Calls)).ShouldNotContain("DeleteLoginProfile");
        var calls = all.SelectMany(step => step.Calls).ToList();
        calls.IndexOf("iam:DeactivateMFADevice").ShouldBeGreaterThan(calls.IndexOf("iam:DeleteLoginProfile"));
        calls.ShouldContain("organizations:AttachPolicy Guardrails-RootQuarantine");
        var deletion = keys.Single(step => step.Calls.Contains("iam:DeleteAccessKey"));
        deletion.Who.ShouldBe("a root session");

        // Whoever deletes lists first what is there, and compares that with the approval.
        deletion.Calls.TakeWhile(call => call != "iam:DeleteAccessKey").ShouldBe(
            keys.First(step => step.Who == "a root session").Calls);
    }

    private string FileOf(string text)
    {
        var file = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        File.WriteAllText(file, text);
        return file;
    }

    private static IReadOnlyList<string> WrongOf(string[] accounts, string file) => Should.Throw<CommandException>(
        () => StartArguments.Of(accounts, file, "r", QuarantineKind.Removal, 7, password: false, limit: 10)).Lines;

    private static StartArguments Asked(string[] accounts, int days = 7, bool password = false, int limit = 10) =>
        StartArguments.Of(
            accounts, file: null, "Nobody needs it.", QuarantineKind.Removal, days, password, limit);

    private async Task<(int Code, string Output)> RunAsync(
        StartArguments asked, Action? confirm = null, IFunctionInvoker? functions = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var run = new StartRun(_site.Of(_site.Ann, functions), output, new(null, Colours: false));
        return (await run.RunAsync(asked, confirm ?? (() => { }), default), output.ToString());
    }

    private async Task<int> StartsOfAsync(string account) =>
        (await _site.Ledger.DecisionsAsync(AccountId.Parse(account), remediation: null, default)).Count;

    /// <summary>Begins a remediation of the account that is started second, just before that.</summary>
    private sealed class Rival(RemediateSite site, Logs log) : IFunctionInvoker
    {
        public async Task<JsonObject> InvokeAsync(string name, JsonObject payload, CancellationToken cancellation)
        {
            if (payload["account"]!.GetValue<string>() == Second)
                await site.WriteAsync(log);
            return await site.Decisions.InvokeAsync(name, payload, cancellation);
        }
    }
}
