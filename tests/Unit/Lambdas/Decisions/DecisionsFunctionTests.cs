using System.Text.Json.Nodes;
using Guardrails.Core.Decisions;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Local;
using static Guardrails.Tests.Unit.Lambdas.Decisions.DecisionSite;

namespace Guardrails.Tests.Unit.Lambdas.Decisions;

public sealed class DecisionsFunctionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private DecisionSite _site = null!;
    private LocalCredentials _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await StartAsync();
        _alice = _site.Session(_site.SsoRole(), "Alice@example.com");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_act_ends_as_acknowledged_by_whom_AWS_proved()
    {
        var decision = await OnSignInAsync();

        var answer = await _site.DecideAsync(_alice, decision);

        Outcome(answer).ShouldBe("recorded");
        answer["author"]!.GetValue<string>().ShouldBe("Alice@example.com");
        var incident = (await _site.IncidentsAsync(Payments)).ShouldHaveSingleItem();
        incident.Ending.ShouldBe(IncidentEnding.Acknowledged);
        var row = (await _site.RowsAsync(Payments)).ShouldHaveSingleItem();
        row.TextOf("author").ShouldBe("Alice@example.com");
        row.TextOf("reason").ShouldBe("It was me.");
        row.ListOf("facts").ShouldContain(fact => fact.Contains(":assumed-role/AWSReservedSSO_Security_"));
    }

    [Fact]
    public async Task Neither_the_log_nor_the_ledger_holds_a_part_of_the_proof()
    {
        var decision = await OnSignInAsync();
        var proof = _site.Proof(_alice, decision);

        await _site.DecideAsync(decision, proof);
        await _site.DecideAsync(decision, proof with { Host = "example.org" });

        var written = _site.Log + string.Concat((await _site.RowsAsync(Payments)).SelectMany(row => row.Texts.Values
            .Concat(row.Lists.Values.SelectMany(list => list))));
        written.ShouldNotContain(_alice.SessionToken!);
        written.ShouldNotContain(_alice.AccessKeyId);
        written.ShouldNotContain(proof.Headers["authorization"].Split("Signature=")[1]);
    }

    [Fact]
    public async Task The_same_proof_sent_again_changes_nothing()
    {
        var decision = await OnSignInAsync();
        var proof = _site.Proof(_alice, decision);
        await _site.DecideAsync(decision, proof);
        var before = await _site.RowsAsync(Payments);

        var answer = await _site.DecideAsync(decision, proof);

        Outcome(answer).ShouldBe("already");
        Finding(answer).ShouldContain("Alice@example.com");
        var after = (await _site.RowsAsync(Payments)).ShouldHaveSingleItem();
        after.Texts.ShouldBe(before[0].Texts, ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_decision_of_another_person_keeps_its_first_author()
    {
        var decision = await OnSignInAsync();
        await _site.DecideAsync(_alice, decision);
        _site.Role("Decider", PinnedTrust, "/people/");
        var bob = _site.Session(_site.World.Account("222222222222").Roles["Decider"], "bob");

        Outcome(await _site.DecideAsync(bob, decision)).ShouldBe("already");

        (await _site.RowsAsync(Payments)).ShouldHaveSingleItem().TextOf("author").ShouldBe("Alice@example.com");
    }

    [Fact]
    public async Task A_signature_that_was_changed_is_refused_by_STS()
    {
        var decision = await OnSignInAsync();
        var proof = _site.Proof(_alice, decision);
        var headers = new Dictionary<string, string>(proof.Headers);
        var authorization = headers["authorization"];
        headers["authorization"] = authorization[..^1] + (authorization[^1] == '0' ? '1' : '0');

        await RefusedAsync(decision, proof with { Headers = headers }, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_proof_whose_decision_was_exchanged_is_refused_by_STS()
    {
        var decision = await OnSignInAsync();
        var proof = _site.Proof(_alice, new AnnounceDecision(Payments, Now.AddDays(1), "r"));
        await RefusedAsync(decision, proof, "another decision");
        var headers = new Dictionary<string, string>(proof.Headers) { ["x-guardrails-decision"] = decision.Hash };

        await RefusedAsync(decision, proof with { Headers = headers }, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_session_token_that_is_anothers_is_refused_by_STS()
    {
        var decision = await OnSignInAsync();
        var unknown = _alice with { SessionToken = "another" };

        await RefusedAsync(decision, _site.Proof(unknown, decision), "Sign in again");
    }

    [Fact]
    public async Task A_role_of_the_same_name_under_another_path_is_refused()
    {
        var decision = await OnSignInAsync();
        var forged = _site.Role("AWSReservedSSO_Admin_fedcba9876543210", PinnedTrust, "/");

        await RefusedAsync(
            decision, _site.Proof(_site.Session(forged, "bob@example.com"), decision), "decisions.people");
    }

    [Fact]
    public async Task A_role_that_took_anothers_name_is_refused()
    {
        var decision = await OnSignInAsync();
        var forged = _site.Role("AWSReservedSSO_Admin_fedcba9876543210", PinnedTrust, "/");
        var session = _site.Session(forged, "bob@example.com");
        _site.World.Account("222222222222").Roles.Remove(forged.Name);
        _site.SsoRole(forged.Name);

        await RefusedAsync(decision, _site.Proof(session, decision), "another one");
    }

    [Fact]
    public async Task A_role_of_another_account_is_refused()
    {
        var decision = await OnSignInAsync();
        var other = _site.Role(
            "AWSReservedSSO_Security_0123456789abcdef", SsoTrust, "/aws-reserved/sso.amazonaws.com/", "444444444444");

        await RefusedAsync(decision, _site.Proof(_site.Session(other, "alice"), decision), "from account 222222222222");
    }

    [Fact]
    public async Task A_root_user_is_refused()
    {
        var decision = await OnSignInAsync();

        await RefusedAsync(decision, _site.Proof(_site.Root(Security), decision), "root user");
    }

    [Fact]
    public async Task A_listed_role_whose_trust_was_loosened_is_refused()
    {
        var decision = await OnSignInAsync();
        var role = _site.Role(
            "Decider", PinnedTrust.Replace("${aws:username}", "*", StringComparison.Ordinal), "/people/");

        await RefusedAsync(
            decision, _site.Proof(_site.Session(role, "bob"), decision), "Give each of its Allow statements");
    }

    [Fact]
    public async Task What_is_not_what_was_shown_is_refused()
    {
        var decision = await OnSignInAsync();
        await _site.AddAsync(LedgerWriter.RootActivity, SignIn("second", Now.AddMinutes(-5)));

        await RefusedAsync(decision, _site.Proof(_alice, decision), "not what was shown");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"decision":"announce","account":"444444444444","reason":"r","until":"2026-11-24T09:00:00Z"}""")]
    [InlineData("""{"decision":"announce","decision":"acknowledge"}""")]
    [InlineData("""{"proof":{"headers":["SECRETTOKEN"]}}""")]
    public async Task An_event_of_another_form_is_refused_and_not_repeated(string text)
    {
        var answer = await _site.InvokeAsync(text);

        Outcome(answer).ShouldBe("refused");
        _site.Log.ShouldNotContain("SECRETTOKEN");
    }

    [Fact]
    public async Task An_announcement_is_a_row_that_says_who_and_until_when()
    {
        var until = Now.AddDays(2);

        Outcome(await _site.DecideAsync(_alice, new AnnounceDecision(Payments, until, "Support case.")))
            .ShouldBe("recorded");

        var row = (await _site.RowsAsync(Payments, DecisionRow.Announcements)).ShouldHaveSingleItem();
        var read = DecisionRow.ReadAnnouncement(row);
        (read.By, AnnounceDecision.Text(read.Until), read.Reason)
            .ShouldBe(("Alice@example.com", AnnounceDecision.Text(until), "Support case."));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8 * 24)]
    public async Task An_announcement_that_is_over_or_too_long_is_refused(int hours)
    {
        var decision = new AnnounceDecision(Payments, Now.AddHours(hours), "r");

        var answer = await _site.DecideAsync(_alice, decision);

        Outcome(answer).ShouldBe("refused");
        (await _site.RowsAsync(Payments)).ShouldBeEmpty();
    }

    private async Task RefusedAsync(Decision decision, PersonProof proof, string said)
    {
        var answer = await _site.DecideAsync(decision, proof);

        Outcome(answer).ShouldBe("refused");
        Finding(answer).ShouldContain(said);
        (await _site.RowsAsync(Payments)).ShouldBeEmpty();
    }

    private async Task<AcknowledgeDecision> OnSignInAsync()
    {
        await _site.AddAsync(LedgerWriter.RootActivity, SignIn("first", Now.AddMinutes(-10)));
        return AcknowledgeDecision.Of((await _site.IncidentsAsync(Payments)).ShouldHaveSingleItem(), "It was me.");
    }

    internal static Observation SignIn(string id, DateTimeOffset at)
    {
        var kind = IncidentCatalog.Get<RootSignIn>();
        var subject = new IncidentSubject(SubjectKind.SignIn);
        return Observation.Opening(
            ObservationId.OfEvent(id, subject), Payments, subject, kind, at, at.AddSeconds(30), kind.Sources[0]);
    }

    private static string Outcome(JsonObject answer) => answer["outcome"]!.GetValue<string>();

    private static string Finding(JsonObject answer) => answer["finding"]!.GetValue<string>();
}
