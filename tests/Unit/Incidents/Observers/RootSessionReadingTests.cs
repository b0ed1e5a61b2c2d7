using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
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
    [InlineData("BreakGlass", Deletion, true, "")]
    [InlineData("BreakGlass", Deletion, false, "UnapprovedDeletion Session/ASIAIOSFODNN7EXAMPLE")]
    [InlineData("BreakGlass", Password, true, "RootPasswordMade Password")]
    public void A_root_session_is_silent_by_caller_and_task_alone(
        string role, string task, bool approved, string opened)
    {
        var context = Context with
        {
            ApprovedDeletions = approved ? new HashSet<AccountId> { AccountId.Parse("444444444444") } : [],
        };
        var detail = AssumeRoot(role, task, "444444444444");

        Observe(Parsed("""{"source":"aws.sts","account":"222222222222"}"""), detail, context)
            .Where(text => text.StartsWith("Opens", StringComparison.Ordinal))
            .ShouldBe(opened.Length == 0 ? [] : [$"Opens {opened}"]);
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
