using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Observers;
using static Guardrails.Tests.Unit.Incidents.Observers.Events;

namespace Guardrails.Tests.Unit.Incidents.Observers;

/// <summary>Changes of what Guardrails deployed and of what it rests on.</summary>
public sealed class ChangeReadingTests
{
    [Theory]
    [InlineData("organizations", "DetachPolicy", """{"policyId":"p-guardrail1","targetId":"r-ex01"}""",
        "GuardrailChanged Policy/p-guardrail1")]
    [InlineData("organizations", "DetachPolicy", """{"policyId":"p-unread01"}""", "GuardrailChanged Policy/p-unread01")]
    [InlineData("organizations", "UpdatePolicy", """{"policyId":"p-theirs01"}""", "")]
    [InlineData("organizations", "UpdatePolicy", """{"policyId":"p-quarant1"}""", "GuardrailChanged Policy/p-quarant1")]
    [InlineData("organizations", "AttachPolicy", """{"policyId":"p-theirs01","targetId":"444444444444"}""", "")]
    [InlineData("organizations", "AttachPolicy", """{"policyId":"p-guardrail1","targetId":"444444444444"}""", "")]
    [InlineData("organizations", "AttachPolicy", """{"policyId":"p-unread01","targetId":"444444444444"}""", "")]
    [InlineData("organizations", "AttachPolicy", """{"policyId":"p-gone0001","targetId":"444444444444"}""", "")]
    [InlineData("organizations", "DetachPolicy", """{"policyId":"p-gone0001"}""", "GuardrailChanged Policy/p-gone0001")]
    [InlineData("organizations", "DeletePolicy", """{"policyId":"p-gone0001"}""", "")]
    [InlineData("organizations", "DeletePolicy", """{"policyId":"p-guardrail1"}""",
        "GuardrailChanged Policy/p-guardrail1")]
    [InlineData("organizations", "DisablePolicyType", """{"rootId":"r-ex01","policyType":"TAG_POLICY"}""", "")]
    [InlineData("organizations", "PutResourcePolicy", """{"content":"{}"}""",
        "DelegationChanged Policy/PutResourcePolicy")]
    [InlineData("logs", "PutResourcePolicy", """{"policyName":"GuardrailsX"}""",
        "OwnResourceChanged OwnResource/GuardrailsX")]
    [InlineData("organizations", "DisablePolicyType", """{"rootId":"r-ex01"}""",
        "GuardrailChanged Policy/SERVICE_CONTROL_POLICY")]
    [InlineData("organizations", "RegisterDelegatedAdministrator", """{"accountId":"444444444444"}""",
        "DelegationChanged Policy/RegisterDelegatedAdministrator")]
    [InlineData("iam", "DisableOrganizationsRootSessions", "{}",
        "DelegationChanged Policy/DisableOrganizationsRootSessions")]
    [InlineData("iam", "DeleteRole", """{"roleName":"GuardrailsRootPosture"}""",
        "OwnResourceChanged OwnResource/GuardrailsRootPosture")]
    [InlineData("lambda", "DeleteFunction20150331",
        """{"functionName":"arn:aws:lambda:us-east-1:222222222222:function:GuardrailsRootRecheck"}""",
        "OwnResourceChanged OwnResource/arn:aws:lambda:us-east-1:222222222222:function:GuardrailsRootRecheck")]
    [InlineData("iam", "DeleteRole", """{"roleName":"OurGuardrails"}""", "")]
    public void What_others_change_of_guardrails_is_told_unless_the_deploy_does_it(
        string service, string name, string request, string opened)
    {
        foreach (var (role, expected) in new[] { ("Somebody", opened), ("Deploy", "") })
        {
            var detail = ByRole(role, new()
            {
                ["eventSource"] = $"{service}.amazonaws.com",
                ["eventName"] = name,
                ["requestParameters"] = JsonNode.Parse(request),
            });

            Observe(Parsed($$"""{"source":"aws.{{service}}","account":"222222222222"}"""), detail)
                .ShouldBe(expected.Length == 0 ? [] : [$"Opens {expected}"], role);
        }
    }

    [Theory]
    [InlineData("iam", "DeleteRole", """{"roleName":"GuardrailsRootPosture"}""", "")]
    [InlineData("iam", "CreateRole", """{"roleName":"GuardrailsEventForwarder-us-east-2"}""", "")]
    [InlineData("events", "PutTargets",
        """{"targets":[{"arn":"arn:aws:events:::event-bus/GuardrailsActivity"}],"rule":"GuardrailsRootReads"}""", "")]
    [InlineData("config", "PutConfigurationRecorder",
        """{"configurationRecorder":{"name":"GuardrailsConfigRecorder"}}""", "")]
    [InlineData("organizations", "DetachPolicy", """{"policyId":"p-guardrail1"}""",
        "GuardrailChanged Policy/p-guardrail1")]
    [InlineData("organizations", "RegisterDelegatedAdministrator", "{}",
        "DelegationChanged Policy/RegisterDelegatedAdministrator")]
    [InlineData("lambda", "DeleteFunction20150331", """{"functionName":"GuardrailsRootRecheck"}""",
        "OwnResourceChanged OwnResource/GuardrailsRootRecheck")]
    [InlineData("iam", "PutRolePolicy", """{"roleName":"GuardrailsDecisions","policyName":"GuardrailsRootPosture"}""",
        "OwnResourceChanged OwnResource/GuardrailsDecisions")]
    [InlineData("events", "DeleteRule", """{"name":"GuardrailsRootReads","eventBusName":"GuardrailsActivity"}""",
        "OwnResourceChanged OwnResource/GuardrailsRootReads")]
    public void StackSets_is_silent_about_what_it_deploys_and_about_nothing_else(
        string service, string name, string request, string opened)
    {
        Told("stacksets-exec-0123456789abcdef0123456789abcdef", "222222222222")
            .ShouldBe(opened.Length == 0 ? [] : [$"Opens {opened}"]);
        Told("stacksets-exec-mine", "222222222222").ShouldNotBeEmpty();
        // StackSets never deploys to the management account.
        Told("stacksets-exec-0123456789abcdef0123456789abcdef", "111111111111").ShouldNotBeEmpty();

        IReadOnlyList<string> Told(string role, string account)
        {
            var detail = ByRole(role, new()
            {
                ["eventSource"] = $"{service}.amazonaws.com",
                ["eventName"] = name,
                ["requestParameters"] = JsonNode.Parse(request),
            });
            var there = JsonNode.Parse(
                detail.ToJsonString().Replace("222222222222:role", $"{account}:role", StringComparison.Ordinal))!
                .AsObject();
            (there["recipientAccountId"], there["userIdentity"]!["accountId"]) = (account, account);
            return Observe(Parsed($$"""{"source":"aws.{{service}}","account":"{{account}}"}"""), there);
        }
    }

    [Theory]
    [InlineData("p-guardrail1", Severity.Critical)]
    [InlineData("p-unread01", Severity.Critical)]
    [InlineData("p-gone0001", Severity.High)]
    public void A_policy_that_nobody_can_name_counts_as_a_guardrail_and_one_that_is_gone_less_urgently(
        string policy, Severity severity)
    {
        var detail = ByRole("Somebody", new()
        {
            ["eventSource"] = "organizations.amazonaws.com",
            ["eventName"] = "DetachPolicy",
            ["eventID"] = "e0176723-ea76-4275-83a3-000000000009",
            ["requestParameters"] = new JsonObject { ["policyId"] = policy },
        });

        ActivityObserver.Of(
            RootActivity.Parse(
                RootEvent.With(Parsed("""{"source":"aws.organizations","account":"222222222222"}"""), detail)),
            Context,
            Heard).Observations.ShouldHaveSingleItem().Severity.ShouldBe(severity);
    }
}
