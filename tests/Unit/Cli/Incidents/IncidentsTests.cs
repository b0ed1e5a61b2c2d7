using System.Text.Json.Nodes;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Local;
using Guardrails.Tests.Unit.Lambdas.Decisions;
using static Guardrails.Tests.Unit.Lambdas.Decisions.DecisionSite;

namespace Guardrails.Tests.Unit.Cli.Incidents;

public sealed class IncidentsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly IncidentSubject Key = new(SubjectKind.AccessKey, "AKIAROOT" + Shown.Hostile);

    private DecisionSite _site = null!;
    private LocalCredentials _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await StartAsync();
        _alice = _site.Session(_site.SsoRole(), "alice@example.com");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task All_accounts_are_read_and_the_most_urgent_is_first()
    {
        await ArrangeAsync();

        var read = await ReadAsync(only: null, ended: false);

        read.Accounts.Count.ShouldBe(_site.World.Accounts.Count);
        read.Open.Select(one => one.Severity).ShouldBe(read.Open.Select(one => one.Severity).OrderDescending());
        read.Open.Count.ShouldBe(2);
        read.Ended.ShouldBeEmpty();
        IncidentsCommand.CodeOf(read).ShouldBe(ExitCode.Findings);
    }

    [Fact]
    public async Task Nothing_open_is_exit_code_0()
    {
        var read = await ReadAsync(Payments, ended: true);

        IncidentsCommand.CodeOf(read).ShouldBe(ExitCode.Done);
        Shown.Write(80, page => IncidentsTables.Write(page, read, ended: true, whole: true))
            .ShouldContain("0 open incidents in 1 account");
    }

    [Fact]
    public async Task What_ended_has_its_dates_and_its_time_to_remediate_also_where_only_the_row_is_left()
    {
        await ArrangeAsync();
        await _site.AddAsync(LedgerWriter.RootPostureRule, Observation.Ending(
            new("evaluation/x"), Payments, Key, null, Now.AddHours(-1), Now, ObservationSource.Evaluations));
        var old = Kept(Now.AddDays(-500), Now.AddDays(-498));
        await _site.Table.AddAsync(old, default);

        var read = await ReadAsync(Payments, ended: true);

        read.Ended.Select(one => (one.Ending, one.SecondsToRemediate)).ShouldBe(
            [(IncidentEnding.Remediated, 3 * 3600L), (IncidentEnding.Remediated, 2 * 86400L)]);
        Shown.Write(160, page => IncidentsTables.Write(page, read, ended: true, whole: false)).ShouldContain("2 days");
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_hides_no_other_and_is_never_clean()
    {
        await ArrangeAsync();
        await _site.Table.AddAsync(
            new(
                new("RootActivity/555555555555", "observation/broken"),
                new Dictionary<string, string> { ["id"] = "x" },
                new Dictionary<string, IReadOnlyList<string>>()),
            default);

        var read = await ReadAsync(only: null, ended: false);

        read.Open.Count.ShouldBe(2);
        read.Unread.Keys.ShouldBe([AccountId.Parse("555555555555")]);
        IncidentsCommand.CodeOf(read).ShouldBe(ExitCode.Failed);
        IncidentsReport.Of(read).Complete.ShouldBeFalse();
        Shown.Write(120, page => IncidentsTables.Write(page, read, ended: false, whole: false))
            .ShouldContain("1 account not read");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(140)]
    public async Task Hostile_text_is_shown_literally(int width)
    {
        await ArrangeAsync();
        var read = await ReadAsync(only: null, ended: true);
        read = read with { Accounts = read.Accounts.ToDictionary(one => one.Key, one => one.Value + Shown.Hostile) };

        var page = Shown.Write(width, page => IncidentsTables.Write(page, read, ended: true, whole: true));

        page.ShouldContain("\\u001b]0;PWN");
        Shown.ShouldBePrintable(page);
        Shown.ShouldFit(page, width);
        Shown.ShouldBePrintable(IncidentsReport.Format.Write(IncidentsReport.Of(read)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_incident_is_acknowledged_as_it_was_shown()
    {
        await ArrangeAsync();
        var id = (await _site.IncidentsAsync(Payments)).Single(one => one.Subject.Kind == SubjectKind.SignIn).Id;

        var (code, output) = await AcknowledgeAsync(id, confirmed: true);

        code.ShouldBe(ExitCode.Done);
        output.ShouldContain(id);
        output.ShouldContain("Recorded as decided by alice@example.com.");
        (await _site.IncidentsAsync(Payments)).Single(one => one.Id == id).Ending.ShouldBe(IncidentEnding.Acknowledged);
    }

    [Fact]
    public async Task Without_a_yes_nothing_is_sent()
    {
        await ArrangeAsync();
        var id = (await _site.IncidentsAsync(Payments)).Single(one => one.Subject.Kind == SubjectKind.SignIn).Id;

        (await Should.ThrowAsync<CommandException>(() => AcknowledgeAsync(id, confirmed: false)))
            .ExitCode.ShouldBe(ExitCode.BadInput);

        _site.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_and_an_unknown_id_are_refused_before_anything_is_sent()
    {
        await ArrangeAsync();
        var id = (await _site.IncidentsAsync(Payments)).Single(one => one.Subject.Kind == SubjectKind.AccessKey).Id;

        (await Should.ThrowAsync<CommandException>(() => AcknowledgeAsync(id, confirmed: true)))
            .Message.ShouldContain("evidence alone");
        (await Should.ThrowAsync<CommandException>(() => AcknowledgeAsync("444444444444-00000000", confirmed: true)))
            .Message.ShouldContain("not in the ledger");

        _site.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_not_proven_learns_why_and_what_to_do()
    {
        using var output = new StringWriter();
        var decision = AnnounceCommand.DecisionOf(
            Payments, Now.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm'Z'", null), "r", Now);

        var refused = await Should.ThrowAsync<CommandException>(() => DecisionSender.SendAsync(
            Ledger(_site.Root(Security)), decision, output, default));

        refused.ExitCode.ShouldBe(ExitCode.Failed);
        refused.Message.ShouldContain("Nothing was recorded. The credentials are of a root user");
        refused.Message.ShouldContain("Sign in with IAM Identity Center");
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-11-24")]
    [InlineData("2026-11-24T18:00")]
    [InlineData("2026-11-22T18:00Z")]
    [InlineData("2026-12-24T18:00Z")]
    public void A_time_that_is_none_or_nobody_knows_is_refused(string until) =>
        Should.Throw<CommandException>(() => AnnounceCommand.DecisionOf(
            Payments, until, "r", new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero))).ExitCode.ShouldBe(ExitCode.BadInput);

    [Fact]
    public void A_time_may_have_an_offset() =>
        AnnounceCommand.DecisionOf(
            Payments, "2026-11-24T01:30+02:00", "r", new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero))
            .Until.ShouldBe(new(2026, 11, 23, 23, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("""{"topic":"mail","message":"1","confirmed":2,"unconfirmed":[]}""", 0,
        "By mail: handed to Amazon SNS for 2 confirmed recipients.")]
    [InlineData("""{"topic":"mail","message":"1","confirmed":1,"unconfirmed":["night@example.com"]}""", 1,
        "- night@example.com has not confirmed, and gets nothing.")]
    [InlineData("""{"topic":"mail","message":"1","confirmed":0,"unconfirmed":[]}""", 1,
        "By mail: handed to Amazon SNS for 0 confirmed recipients.")]
    public async Task A_test_of_alerts_says_who_gets_it_and_who_does_not(string topic, int code, string line)
    {
        using var output = new StringWriter();
        _site.Answer = JsonNode.Parse($$"""{"topics":[{{topic}}]}""")!.AsObject();

        (await AlertsCommand.TestAsync(Ledger(_alice), output, default)).ShouldBe(code);

        output.ToString().ShouldContain(line);
        _site.Sent.ShouldHaveSingleItem().ToJsonString().ShouldBe("""{"job":"test"}""");
    }

    [Theory]
    [InlineData("""{"topics":[{"topic":"mail","failed":"sns:Publish failed."}]}""", "did not go out everywhere")]
    [InlineData("{}", "named no topic")]
    [InlineData(
        """{"topics":[{"topic":"mail","message":"1","uncounted":"sns:ListSubscriptionsByTopic failed."}]}""",
        "went out, and who receives it could not be read")]
    public async Task A_test_of_alerts_that_is_not_known_to_have_reached_anybody_fails(string answer, string why)
    {
        using var output = new StringWriter();
        _site.Answer = JsonNode.Parse(answer)!.AsObject();

        var failure = await Should.ThrowAsync<CommandException>(
            () => AlertsCommand.TestAsync(Ledger(_alice), output, default));

        failure.ExitCode.ShouldBe(ExitCode.Failed);
        failure.Message.ShouldContain(why);
    }

    internal static ReadIncidents Example()
    {
        var incidents = IncidentFold.Of([DecisionsFunctionTests.SignIn("1", Now.AddHours(-2)), KeyExists()], Now);
        return new(
            Now,
            new Dictionary<AccountId, string> { [Payments] = "payments", [Security] = "security" },
            incidents,
            [IncidentRow.Read(Kept(Now.AddDays(-3), Now.AddDays(-1)))],
            new Dictionary<AccountId, string> { [Security] = "dynamodb:Query failed." });
    }

    private static LedgerRow Kept(DateTimeOffset began, DateTimeOffset ended)
    {
        var row = IncidentRow.Of(IncidentFold.Of(
            [
                KeyExists(began),
                Observation.Ending(new("e"), Payments, Key, null, ended, ended, ObservationSource.Evaluations),
            ],
            Now).Single());
        return row;
    }

    private static Observation KeyExists(DateTimeOffset? at = null)
    {
        var kind = IncidentCatalog.Get<RootKeyExists>();
        var began = at ?? Now.AddHours(-4);
        return Observation.Opening(
            new($"evaluation/{began:O}"), Payments, Key, kind, began, began, kind.Sources[0]) with
        {
            Facts = [$"A key {Shown.Hostile} exists."],
        };
    }

    private Task ArrangeAsync() => Task.WhenAll(
        _site.AddAsync(LedgerWriter.RootActivity, DecisionsFunctionTests.SignIn("1", Now.AddHours(-2))),
        _site.AddAsync(LedgerWriter.RootPostureRule, KeyExists()));

    private LiveLedger Ledger(LocalCredentials person) =>
        new(_site.ClientsOf(person), _site.Endpoint, TimeProvider.System, _site);

    private Task<ReadIncidents> ReadAsync(AccountId? only, bool ended) =>
        new IncidentsReader(new(_site.Clients, _site.Endpoint, TimeProvider.System, _site), new Progress<string>())
            .ReadAsync(only, ended, default);

    private async Task<(int Code, string Output)> AcknowledgeAsync(string id, bool confirmed)
    {
        using var output = new StringWriter();
        var role = _site.World.Account("222222222222").Roles["AWSReservedSSO_Security_0123456789abcdef"];
        role.InlinePolicies["read"] =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:Query","Resource":"*"}]}""";
        var code = await AcknowledgeCommand.RunAsync(
            Ledger(_alice), Payments, id, "It was me.", output, new(null, Colours: false), () => confirmed, default);
        return (code, output.ToString());
    }
}
