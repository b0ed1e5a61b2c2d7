using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Tests.Unit.Incidents;

namespace Guardrails.Tests.Unit.Decisions;

public sealed class DecisionTests
{
    private static readonly AccountId Account = AccountId.Parse("012345678901");

    [Fact]
    public void A_decision_is_named_by_the_hash_of_its_canonical_JSON()
    {
        var decision = new AcknowledgeDecision(
            Account, "012345678901-0f3a9c21", [new("b"), new("a\"")], "Größe \\ 'x'");
        const string Canonical =
            """{"account":"012345678901","decision":"acknowledge","incident":"012345678901-0f3a9c21","observations":["b","a\""],"reason":"Größe \\ 'x'"}""";

        decision.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical))));
    }

    [Fact]
    public void Every_part_of_it_is_in_the_hash()
    {
        var until = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
        Decision[] decisions =
        [
            new AcknowledgeDecision(Account, "i", [new("a")], "r"),
            new AcknowledgeDecision(AccountId.Parse("444444444444"), "i", [new("a")], "r"),
            new AcknowledgeDecision(Account, "j", [new("a")], "r"),
            new AcknowledgeDecision(Account, "i", [new("a"), new("b")], "r"),
            new AcknowledgeDecision(Account, "i", [new("a")], "R"),
            new AnnounceDecision(Account, until, "r"),
            new AnnounceDecision(Account, until.AddSeconds(1), "r"),
        ];

        decisions.Select(one => one.Hash).ShouldBeUnique();
    }

    [Fact]
    public void What_it_writes_it_reads()
    {
        var decision = new AcknowledgeDecision(Account, "012345678901-0f3a9c21", [new("a"), new("b", "c")], "Seen.");

        Decision.Read(Sent(decision)).Hash.ShouldBe(decision.Hash);
    }

    public static TheoryData<string> Wrong() =>
    [
        """{"decision":"acknowledge"}""",
        """{"decision":"delete","account":"012345678901","reason":"r"}""",
        """{"decision":"announce","account":"1","reason":"r","until":"2026-11-24T09:00:00Z"}""",
        """{"decision":"announce","account":"012345678901","reason":"r","until":"tomorrow"}""",
        """{"decision":"announce","account":"012345678901","reason":"r","until":"2026-11-24T09:00:00Z","author":"alice"}""",
        """{"decision":"acknowledge","account":"012345678901","reason":"r","incident":"i","observations":[]}""",
        """{"decision":"acknowledge","account":"012345678901","reason":"r","incident":"i","observations":[1]}""",
        """{"decision":"acknowledge","account":"012345678901","reason":"a\nb","incident":"i","observations":["a"]}""",
        """{"decision":"acknowledge","account":"012345678901","reason":"  ","incident":"i","observations":["a"]}""",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_none_is_an_error(string json) =>
        Should.Throw<FormatException>(() => Decision.Read(JsonNode.Parse(json)!.AsObject()));

    [Theory]
    [InlineData(1, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_reason_has_a_length(int length, bool taken) =>
        (DecisionReason.Fault(string.Concat(Enumerable.Repeat("😀", length))) is null).ShouldBe(taken);

    [Theory]
    [InlineData("a\u2028b")]
    [InlineData("\u001b]0;PWN\u0007")]
    [InlineData("\ud800")]
    public void A_reason_is_one_line_of_text(string reason) => DecisionReason.Fault(reason).ShouldNotBeNull();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(7 * 24 * 60, true)]
    [InlineData((7 * 24 * 60) + 1, false)]
    public void An_announcement_ends_within_seven_days(int minutes, bool taken)
    {
        var now = Observed.At("23T09:00:00");

        (new AnnounceDecision(Account, now.AddMinutes(minutes), "r").Fault(now) is null).ShouldBe(taken);
    }

    [Fact]
    public void An_act_that_goes_on_is_acknowledged_as_it_was_shown()
    {
        var (first, second) = (
            Observed.Opens<RootSignIn>("23T09:00:00", "a"), Observed.Opens<RootSignIn>("23T09:10:00", "b"));
        var incident = Observed.Single("23T10:00:00", first, second);

        var decision = AcknowledgeDecision.Of(incident, "It was me.");

        AcknowledgementCheck.Demand(decision, [incident]).ShouldBe(incident);
        decision.Shown.ShouldBe([first.Id, second.Id], ignoreOrder: true);
    }

    [Fact]
    public void An_incident_that_grew_since_it_was_shown_is_refused()
    {
        var first = Observed.Opens<RootSignIn>("23T09:00:00", "a");
        var decision = AcknowledgeDecision.Of(Observed.Single("23T10:00:00", first), "It was me.");
        var now = Observed.Single("23T10:00:00", first, Observed.Opens<RootSignIn>("23T09:10:00", "b"));

        Refused(decision, now).ShouldContain("not what was shown: it has 2 observations now");
    }

    [Fact]
    public void A_state_is_refused_as_evidence_ends_it()
    {
        var incident = Observed.Single("23T10:00:00", Observed.Opens<RootKeyExists>("23T09:00:00", "a"));

        Refused(AcknowledgeDecision.Of(incident, "Seen."), incident).ShouldContain("evidence alone ends");
    }

    [Fact]
    public void What_is_over_is_refused()
    {
        var incident = Observed.Single("29T10:00:00", Observed.Opens<RootSignIn>("01T09:00:00", "a"));

        Refused(AcknowledgeDecision.Of(incident, "Seen."), incident).ShouldContain("nobody looked");
    }

    [Fact]
    public void An_id_that_is_not_there_is_refused_and_shown_without_a_character_that_acts()
    {
        var decision = new AcknowledgeDecision(Account, "x\u001b[2J", [new("a")], "Seen.");

        var message = Refused(decision);

        message.ShouldContain("is not in the ledger");
        message.ShouldNotContain("\u001b");
    }

    private static string Refused(AcknowledgeDecision decision, params Incident[] incidents) =>
        Should.Throw<RefusedException>(() => AcknowledgementCheck.Demand(decision, incidents)).Message;

    private static JsonObject Sent(Decision decision) => JsonNode.Parse(decision.ToJson().ToJsonString())!.AsObject();
}
