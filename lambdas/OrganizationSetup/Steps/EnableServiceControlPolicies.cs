using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>The root has service control policies enabled. AWS enables them in its own time, so this waits.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html</remarks>
internal sealed class EnableServiceControlPolicies : IStep
{
    public string Doing => "waiting for service control policies to be enabled";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var asked = false;
        var status = await StatusAsync(setup, cancellation);
        setup.Found("PolicyTypeStatus", status);
        for (; status != SetupState.Enabled; status = await StatusAsync(setup, cancellation))
        {
            setup.Doing = $"{Doing} (they are {status})";
            var needed = asked ? [] : setup.ChangesFor<PolicyTypeChange>(new() { PolicyType = status });
            if (needed.SingleOrDefault() is { } change)
            {
                await EnableAsync(setup, change, cancellation);
                asked = true;
            }

            await setup.Calls.WaitAsync(OrganizationsActions.ListRoots, SetupCalls.PollInterval, cancellation);
        }

        setup.Settled("RootId", setup.Wanted.Root.Value);
        setup.Settled("PolicyTypeStatus", status);
    }

    /// <summary>AWS does not list a type that is disabled, and so has no word for it.</summary>
    private static async Task<string> StatusAsync(Setup setup, CancellationToken cancellation)
    {
        var roots = await setup.Calls.ListAsync(
            OrganizationsActions.ListRoots,
            token => setup.Organizations.ListRootsAsync(new ListRootsRequest { NextToken = token }, cancellation),
            answer => Page.Of(answer.Roots, answer.NextToken),
            cancellation);

        setup.Check(OrganizationsActions.ListRoots, new() { Roots = [.. roots.Select(root => root.Id)] });
        var types = roots.Single(root => root.Id == setup.Wanted.Root.Value).PolicyTypes ?? [];
        return types.FirstOrDefault(type => type.Type == PolicyType.SERVICE_CONTROL_POLICY)?.Status?.Value
            ?? SetupState.Disabled;
    }

    private static Task<bool> EnableAsync(Setup setup, PolicyTypeChange change, CancellationToken cancellation)
    {
        var request = new EnablePolicyTypeRequest
        {
            RootId = setup.Wanted.Root.Value,
            PolicyType = PolicyType.SERVICE_CONTROL_POLICY,
        };
        return setup.Calls.MakeAsync(OrganizationsActions.EnablePolicyType, async () =>
        {
            try
            {
                await setup.Organizations.EnablePolicyTypeAsync(request, cancellation);
                setup.Changed(change);
                return true;
            }
            catch (PolicyTypeAlreadyEnabledException)
            {
                return false;
            }
        }, cancellation);
    }
}
