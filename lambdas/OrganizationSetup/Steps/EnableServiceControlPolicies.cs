using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Core.Ids;
using Guardrails.Aws.Calls;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>The root has service control policies enabled. AWS enables them in its own time, so this waits.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html</remarks>
internal sealed class EnableServiceControlPolicies : IStep
{
    /// <summary>AWS has no word for it: a type that is disabled is not listed.</summary>
    private const string Disabled = "DISABLED";

    private const string List = "organizations:ListRoots";

    public string Doing => "waiting for service control policies to be enabled";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var asked = false;
        var status = await StatusAsync(setup, cancellation);
        setup.Found("PolicyTypeStatus", status?.Value ?? Disabled);
        for (; status != PolicyTypeStatus.ENABLED; status = await StatusAsync(setup, cancellation))
        {
            setup.Doing = $"{Doing} (they are {status?.Value ?? Disabled})";

            // While AWS is still disabling them it cannot enable them: that is asked for once they are gone.
            if (status is null && !asked)
            {
                await EnableAsync(setup, cancellation);
                asked = true;
            }

            await setup.Calls.WaitAsync(List, SetupCalls.PollInterval, cancellation);
        }

        setup.Left("RootId", setup.Wanted.Root.Value);
        setup.Left("PolicyTypeStatus", status.Value);
    }

    /// <summary>Null for disabled: AWS then does not list the type.</summary>
    private static async Task<PolicyTypeStatus?> StatusAsync(Setup setup, CancellationToken cancellation)
    {
        var roots = await setup.Calls.ListAsync(
            List,
            token => setup.Organizations.ListRootsAsync(new ListRootsRequest { NextToken = token }, cancellation),
            answer => Page.Of(answer.Roots, answer.NextToken),
            cancellation);
        var root = roots.SingleOrDefault(candidate => candidate.Id == setup.Wanted.Root.Value)
            ?? throw setup.Calls.Failed(
                List,
                $"the organization's root is {string.Join(", ", roots.Select(candidate => candidate.Id))}, "
                + $"not {setup.Wanted.Root}",
                "correct organization.rootId in the organization file.");
        return root.PolicyTypes?.Find(type => type.Type == PolicyType.SERVICE_CONTROL_POLICY)?.Status;
    }

    private static Task<bool> EnableAsync(Setup setup, CancellationToken cancellation)
    {
        var request = new EnablePolicyTypeRequest
        {
            RootId = setup.Wanted.Root.Value,
            PolicyType = PolicyType.SERVICE_CONTROL_POLICY,
        };
        return setup.Calls.MakeAsync("organizations:EnablePolicyType", async () =>
        {
            try
            {
                await setup.Organizations.EnablePolicyTypeAsync(request, cancellation);
                setup.Changes.Add("EnablePolicyType(SERVICE_CONTROL_POLICY)");
                return true;
            }
            catch (PolicyTypeAlreadyEnabledException)
            {
                return false;
            }
        }, cancellation);
    }
}
