using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Guardrails;

namespace Guardrails.Tests.Unit.Policies.Simulation;

/// <summary>An answer says which statement of which policy at which node decided.</summary>
public class AnswerTests
{
    private static readonly NamedPolicy Full = new("FullAWSAccess", GuardrailTests.FullAwsAccess);

    private static readonly NamedPolicy DenyIam = new("DenyIam", PolicyDocument.ParseServiceControl(
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Keys","Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*"},
          {"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"blue"}}}]}
        """));

    private static readonly NamedPolicy Unread =
        NamedPolicy.NotRead("Foreign", "$.Statement: expected an object", "{}");

    [Fact]
    public void A_denial_names_the_statement_by_its_Sid()
    {
        var answer = Ask("iam:CreateAccessKey", [Full], [Full, DenyIam]);

        answer.Decision.ShouldBe(Decision.ExplicitlyDenied);
        answer.By.ShouldBe(new DecidingStatement("service control policies at level 2", "DenyIam", "Keys"));
        answer.Explanation.ShouldBe(
            "Statement Keys of DenyIam (service control policies at level 2) denies iam:CreateAccessKey.");
    }

    [Fact]
    public void What_cannot_be_told_names_the_statement_by_its_number_and_says_why()
    {
        var answer = Ask("iam:GetUser", [Full, DenyIam], [Full]);

        answer.Decision.ShouldBe(Decision.CannotTell);
        answer.By.ShouldBe(new DecidingStatement("service control policies at level 1", "DenyIam", "2"));
        answer.Explanation.ShouldBe(
            "Cannot tell whether Statement 2 of DenyIam (service control policies at level 1) denies iam:GetUser: "
            + "Condition.StringEquals.aws:PrincipalTag/team: the request's value is not known.");
    }

    [Fact]
    public void An_implicit_denial_names_the_node_at_which_nothing_allows()
    {
        var answer = Ask("s3:ListAllMyBuckets", [Full], [DenyIam], [Full]);

        answer.Decision.ShouldBe(Decision.ImplicitlyDenied);
        answer.By.ShouldBeNull();
        answer.Explanation.ShouldBe("None of the service control policies at level 2 allows s3:ListAllMyBuckets.");
    }

    [Fact]
    public void What_every_level_allows_is_explained_by_every_level()
    {
        var answer = Ask("s3:ListAllMyBuckets", [Full, DenyIam], [Full]);

        answer.IsAllowed.ShouldBeTrue();
        answer.By.ShouldBeNull();
        answer.Explanation.ShouldBe(
            "Statement 1 of FullAWSAccess (service control policies at level 1) allows s3:ListAllMyBuckets. "
            + "Statement 1 of FullAWSAccess (service control policies at level 2) allows s3:ListAllMyBuckets.");
    }

    [Fact]
    public void A_policy_that_could_not_be_read_leaves_every_answer_of_its_level_open()
    {
        var answer = Ask("s3:ListAllMyBuckets", [Full], [Full, Unread]);

        answer.Decision.ShouldBe(Decision.CannotTell);
        answer.By!.Policy.ShouldBe("Foreign");
        answer.Explanation.ShouldContain("$.Statement: expected an object");
    }

    [Fact]
    public void A_policy_that_could_not_be_read_matters_neither_beside_a_denial_nor_below_a_level_that_allows_nothing()
    {
        Ask("iam:CreateAccessKey", [Full, Unread], [Full, DenyIam]).Decision.ShouldBe(Decision.ExplicitlyDenied);
        Ask("s3:ListAllMyBuckets", [DenyIam], [Full, Unread]).Decision.ShouldBe(Decision.ImplicitlyDenied);
    }

    [Fact]
    public void A_copy_of_a_document_is_judged_by_its_own_statements()
    {
        Ask("iam:CreateAccessKey", [Full, DenyIam]).Decision.ShouldBe(Decision.ExplicitlyDenied);
        var allowing = DenyIam.Document with
        {
            Statements = [.. DenyIam.Document.Statements.Select(statement => statement with { Effect = Effect.Allow })],
        };

        Ask("iam:CreateAccessKey", [Full, DenyIam with { Document = allowing }]).Decision.ShouldBe(Decision.Allowed);
    }

    [Fact]
    public void A_copy_of_a_request_is_judged_by_its_own_context()
    {
        var request = new AccessRequest(
            "iam:GetUser", "*", new Dictionary<string, IReadOnlyList<string>> { ["aws:PrincipalTag/team"] = ["blue"] });
        var path = new[] { new PolicyLevel("Root", [Full, DenyIam]) };
        PolicySimulator.ServiceControl(path, request).Decision.ShouldBe(Decision.ExplicitlyDenied);

        PolicySimulator.ServiceControl(path, request with { Context = new Dictionary<string, IReadOnlyList<string>>() })
            .Decision.ShouldBe(Decision.Allowed);
    }

    [Fact]
    public void To_have_judged_a_document_does_not_change_what_it_equals()
    {
        var statements = DenyIam.Document.Statements;
        var (judged, fresh) = (new PolicyDocument(statements), new PolicyDocument(statements));
        Ask("iam:GetUser", [Full, new("P", judged)]).Decision.ShouldBe(Decision.CannotTell);

        judged.ShouldBe(fresh);
        judged.GetHashCode().ShouldBe(fresh.GetHashCode());
    }

    /// <summary>Asks about a request of which no condition key is known.</summary>
    private static Answer Ask(string action, params NamedPolicy[][] path) => PolicySimulator.ServiceControl(
        [.. path.Select((policies, index) => new PolicyLevel($"level {index + 1}", policies))],
        new AccessRequest(action, "*", new Dictionary<string, IReadOnlyList<string>>()) { Missing = [] });
}
