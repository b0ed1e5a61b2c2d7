using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Incidents.Observers;
using static Guardrails.Tests.Unit.Incidents.Observers.Events;

namespace Guardrails.Tests.Unit.Incidents.Observers;

/// <summary>Root sessions, by who opened them and for which task.</summary>
public sealed class RootSessionReadingTests
{
    [Theory]
    [InlineData("GuardrailsRootPostureRule", Audit, false, "")]
    [InlineData("BreakGlass", Audit, false, "UnlistedRootSession Session/ASIAIOSFODNN7EXAMPLE")]
    [InlineData("Somebody", Deletion, true, "UnlistedRootSession Session/ASIAIOSFODNN7EXAMPLE")]
    [InlineData("GuardrailsRootDeletion", Deletion, true, "")]
    [InlineData("GuardrailsRootDeletion", Deletion, false, "UnapprovedDeletion Session/ASIAIOSFODNN7EXAMPLE")]
    [InlineData("GuardrailsRootDeletion", Password, true, "RootPasswordMade Password")]
    [InlineData("BreakGlass", Deletion, false, "UnapprovedDeletion Session/ASIAIOSFODNN7EXAMPLE")]
    [InlineData("BreakGlass", Password, true, "RootPasswordMade Password")]
    public void A_root_session_is_silent_by_caller_and_task_alone(
        string role, string task, bool approved, string opened)
    {
        var context = Context with
        {
            DeletionSessions = approved ? new HashSet<string> { "ASIAIOSFODNN7EXAMPLE" } : [],
        };
        var detail = AssumeRoot(role, task, "444444444444");

        Observe(Parsed("""{"source":"aws.sts","account":"222222222222"}"""), detail, context)
            .Where(text => text.StartsWith("Opens", StringComparison.Ordinal))
            .ShouldBe(opened.Length == 0 ? [] : [$"Opens {opened}"]);
    }

    [Fact]
    public void Session_for_a_deletion_is_told_beside_one_that_the_ledger_has()
    {
        var context = Context with { DeletionSessions = new HashSet<string> { "ASIAANOTHERSESSION00" } };

        Observe(
            Parsed("""{"source":"aws.sts","account":"222222222222"}"""),
            AssumeRoot("GuardrailsRootDeletion", Deletion, "444444444444"),
            context).ShouldContain("Opens UnapprovedDeletion Session/ASIAIOSFODNN7EXAMPLE");
    }

    /// <summary>The ledger is asked about sessions of the function that deletes, and about deletions.</summary>
    [Theory]
    [InlineData("GuardrailsRootDeletion", Deletion, "444444444444", "444444444444 ASIAIOSFODNN7EXAMPLE")]
    [InlineData("GuardrailsRootDeletion", Deletion, "nobody", null)]
    [InlineData("GuardrailsRootDeletion", Audit, "444444444444", null)]
    [InlineData("NotGuardrailsRootDeletion", Deletion, "444444444444", null)]
    [InlineData("BreakGlass", Deletion, "444444444444", null)]
    public void Session_of_the_function_that_deletes_is_looked_up(
        string role, string task, string target, string? session)
    {
        var asked = DeletionSession.Of(RootActivity.Parse(RootEvent.With(null, AssumeRoot(role, task, target))));

        (asked is null ? null : $"{asked.Account} {asked.AccessKeyId}").ShouldBe(session);
    }

    [Theory]
    [InlineData("DeleteAccessKey", "ASIAIOSFODNN7EXAMPLE", "444444444444 ASIAIOSFODNN7EXAMPLE")]
    [InlineData("DeactivateMFADevice", "ASIAIOSFODNN7EXAMPLE", "444444444444 ASIAIOSFODNN7EXAMPLE")]
    [InlineData("CreateAccessKey", "ASIAIOSFODNN7EXAMPLE", null)]
    [InlineData("DeleteAccessKey", "AKIAIOSFODNN7EXAMPLE", null)]
    public void Deletion_by_a_root_session_is_looked_up(string call, string accessKeyId, string? session)
    {
        var asked = DeletionSession.Of(RootActivity.Parse(RootEvent.With(null, Call(call, accessKeyId))));

        (asked is null ? null : $"{asked.Account} {asked.AccessKeyId}").ShouldBe(session);
    }

    [Theory]
    [InlineData("ASIAIOSFODNN7EXAMPLE", true)]
    [InlineData("ASIAANOTHERSESSION00", false)]
    public void Deletion_by_a_session_that_the_ledger_has_explains_itself(string known, bool explained)
    {
        var context = Context with { DeletionSessions = new HashSet<string> { known } };

        Observe(null, Call("DeleteAccessKey", "ASIAIOSFODNN7EXAMPLE"), context).ShouldBe(
        [
            "Opens RootTaskCall Session/ASIAIOSFODNN7EXAMPLE",
            .. explained ? new[] { "Explains Session/ASIAIOSFODNN7EXAMPLE" } : [],
        ]);
    }

    [Theory]
    [InlineData("arn:aws:iam::444444444444:root", true)]
    [InlineData("999999999999", false)]
    [InlineData("nobody", false)]
    public void A_root_session_is_about_the_account_that_it_was_opened_in(string target, bool known)
    {
        var detail = AssumeRoot("Somebody", Audit, target);
        detail["eventID"] = "e0176723-ea76-4275-83a3-00000000000a";

        var observed = ActivityObserver.Of(
            RootActivity.Parse(RootEvent.With(Parsed("""{"source":"aws.sts","account":"222222222222"}"""), detail)),
            Context, Heard);

        (observed.Suspicion is null).ShouldBe(known);
        observed.Observations.ShouldAllBe(one => one.Account.Value == "444444444444");
    }

    [Fact]
    public void A_session_whose_key_is_not_shown_explains_nothing()
    {
        var detail = AssumeRoot("GuardrailsRootPostureRule", Audit, "444444444444");
        detail["responseElements"] = null;

        Observe(Parsed("""{"source":"aws.sts","account":"222222222222"}"""), detail).ShouldBeEmpty();
    }

    private static JsonObject Call(string name, string accessKeyId) => new()
    {
        ["eventName"] = name,
        ["readOnly"] = false,
        ["userIdentity"] = new JsonObject
        {
            ["type"] = "Root",
            ["arn"] = "arn:aws:iam::444444444444:root",
            ["accountId"] = "444444444444",
            ["accessKeyId"] = accessKeyId,
            ["sessionContext"] = new JsonObject(),
        },
    };

    private static JsonObject AssumeRoot(string role, string task, string target) => ByRole(role, new()
    {
        ["eventSource"] = "sts.amazonaws.com",
        ["eventName"] = "AssumeRoot",
        ["requestParameters"] = new JsonObject
        {
            ["targetPrincipal"] = target,
            ["taskPolicyArn"] = new JsonObject { ["arn"] = task },
        },
        ["responseElements"] = new JsonObject
        {
            ["credentials"] = new JsonObject { ["accessKeyId"] = "ASIAIOSFODNN7EXAMPLE" },
        },
    });
}
