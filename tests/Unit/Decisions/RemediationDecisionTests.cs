using System.Text.Json.Nodes;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Decisions;

public sealed class RemediationDecisionTests
{
    private const string One = "444444444444-aaaaaaaa";
    private const string Role = "arn:aws:iam::444444444444:role/app";

    private static readonly string Shown = new('a', 64);
    private static readonly DateTimeOffset At = Logs.Monday;
    private static readonly RemediationRequest Request = RemediationRequest.Default;
    private static readonly Person Ann = new("ann", new("222222222222", "arn:aws:sts::222222222222:x", "AROA:ann"));

    private static readonly RemediationDecision[] Different =
    [
        new StartDecision(Logs.Account, Request, At, "r"),
        new StartDecision(AccountId.Parse("555555555555"), Request, At, "r"),
        new StartDecision(Logs.Account, Request with { Quarantine = QuarantineKind.Leak }, At, "r"),
        new StartDecision(Logs.Account, Request with { QuietDays = 8 }, At, "r"),
        new StartDecision(Logs.Account, Request with { Password = true }, At, "r"),
        new StartDecision(Logs.Account, Request, At.AddSeconds(1), "r"),
        new StartDecision(Logs.Account, Request, At, "R"),
        new CaseDecision.Rejection(Logs.Account, One, Shown, At, "r"),
        new CaseDecision.Lifting(Logs.Account, One, Shown, At, "r"),
        new CaseDecision.Override(Logs.Account, One, Shown, At, "r"),
        new CaseDecision.Override(Logs.Account, One, new('b', 64), At, "r"),
        new CaseDecision.Override(Logs.Account, "444444444444-bbbbbbbb", Shown, At, "r"),
        new CaseDecision.Resumption(Logs.Account, One, Shown, "", At, "r"),
        new CaseDecision.Resumption(Logs.Account, One, Shown, Role, At, "r"),
        new CaseDecision.Approval(Logs.Account, One, Shown, [Logs.Key], At, "r"),
        new CaseDecision.Approval(Logs.Account, One, Shown, [Logs.SecondKey], At, "r"),
        new CaseDecision.Approval(Logs.Account, One, Shown, [Logs.Key, RootCredential.Password], At, "r"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Different.Length)];

    [Fact]
    public void Every_part_of_it_is_in_the_hash() => Different.Select(one => one.Hash).ShouldBeUnique();

    [Theory, MemberData(nameof(Numbers))]
    public void What_it_writes_it_reads(int number)
    {
        var read = Decision.Read(JsonNode.Parse(Different[number].ToJson().ToJsonString())!.AsObject());

        read.Hash.ShouldBe(Different[number].Hash);
        read.GetType().ShouldBe(Different[number].GetType());
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Row_holds_it_whole(int number)
    {
        var row = RemediationDecisionRow.Of(Different[number], Ann, At.AddMinutes(1));

        var (decision, by) = RemediationDecisionRow.Read(row);

        decision.Hash.ShouldBe(Different[number].Hash);
        by.ShouldBe(new(decision.Hash, "ann", Ann.Identity.Arn, decision.Reason, At.AddMinutes(1)));
    }

    [Fact]
    public void Row_whose_text_was_changed_is_an_error()
    {
        var row = RemediationDecisionRow.Of(Different[0], Ann, At);
        var changed = row with
        {
            Texts = row.Texts.ToDictionary(
                text => text.Key, text => text.Value.Replace("\"Removal\"", "\"Leak\"", StringComparison.Ordinal)),
        };

        Should.Throw<FormatException>(() => RemediationDecisionRow.Read(changed)).Message
            .ShouldContain("is not the decision that the row's key names");
    }

    [Theory]
    [InlineData("at", "tomorrow")]
    [InlineData("quietDays", "0")]
    [InlineData("quietDays", "36")]
    [InlineData("quietDays", " 7")]
    [InlineData("quarantine", "0")]
    [InlineData("quarantine", "leak")]
    [InlineData("credentials", "mfa")]
    [InlineData("author", "bob")]
    public void Start_with_another_value_is_an_error(string member, string value)
    {
        var json = Different[0].ToJson();
        json[member] = value;

        Should.Throw<FormatException>(() => Decision.Read(json));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("""["AKIAIOSFODNN7EXAMPLE"]""")]
    [InlineData("""["0 AKIAIOSFODNN7EXAMPLE"]""")]
    [InlineData("""["AccessKey "]""")]
    [InlineData("""["AccessKey B","AccessKey A"]""")]
    [InlineData("""["AccessKey A","AccessKey A"]""")]
    [InlineData("\"AccessKey A\"")]
    public void Approval_of_what_is_no_list_of_credentials_is_an_error(string credentials)
    {
        var json = Different[14].ToJson();
        json["credentials"] = JsonNode.Parse(credentials);

        Should.Throw<FormatException>(() => Decision.Read(json));
    }

    [Theory]
    [InlineData(-15, true)]
    [InlineData(15, true)]
    [InlineData(-15.1, false)]
    [InlineData(15.1, false)]
    public void Decision_counts_for_a_quarter_of_an_hour(double minutes, bool counts) =>
        (Different[0].Fault(At.AddMinutes(minutes)) is null).ShouldBe(counts);

    [Fact]
    public void Account_has_one_remediation_at_a_time()
    {
        var open = Logs.Quarantined().Case;
        var over = Logs.Proved().Then(log => new RemediationEntry.Rejected(Logs.By("bob"), log.Now)).Case;
        var start = new StartDecision(Logs.Account, Request, At, "r");

        RemediationCheck.OfStart(Logs.Account, [over], [], At).ShouldBeNull();
        RemediationCheck.OfStart(Logs.Account, [over, open], [], At).ShouldNotBeNull().ShouldContain("goes on already");
        RemediationCheck.OfStart(Logs.Account, [over], [(start, start.By(Ann, At))], At).ShouldNotBeNull()
            .ShouldContain("a moment ago");
    }

    [Theory]
    [InlineData(37, true)]
    [InlineData(40, false)]
    public void Start_that_no_run_finds_any_more_stands_in_nobodys_way(int days, bool waits)
    {
        var start = new StartDecision(Logs.Account, Request, At, "r");

        (RemediationCheck.OfStart(Logs.Account, [], [(start, start.By(Ann, At))], At.AddDays(days)) is not null)
            .ShouldBe(waits);
    }

    [Fact]
    public void Start_that_was_carried_out_and_ended_stands_in_nobodys_way()
    {
        var start = new StartDecision(Logs.Account, Request, At, "r");
        var begun = (RemediationEntry.Begun)start.Entry(start.By(Ann, At));
        var over = RemediationLog.Next(
            RemediationCase.Begin(Logs.Account, begun), new RemediationEntry.Rejected(Logs.By("bob"), At));

        RemediationCheck.OfStart(Logs.Account, [over], [(start, start.By(Ann, At))], At).ShouldBeNull();
    }

    [Fact]
    public void Decision_on_a_remediation_that_is_not_there_is_refused() =>
        RemediationCheck.Of(Different[7], Ann, At, one: null).ShouldNotBeNull().ShouldContain("has no remediation");

    [Fact]
    public void Starter_cannot_approve()
    {
        var log = Logs.Quiet();
        CaseDecision.Approval approval = new(
            Logs.Account, log.Case.Id, log.Case.ShownHash, log.Case.Credentials, At, "r");

        RemediationCheck.Of(approval, Ann, log.Now, log.Case).ShouldNotBeNull();
        RemediationCheck.Of(approval, Ann with { Name = "bob" }, log.Now, log.Case).ShouldBeNull();
    }
}
