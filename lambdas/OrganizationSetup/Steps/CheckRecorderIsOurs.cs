using Guardrails.Core.Names;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>No other tool manages the AWS Config recorders that are asked for.</summary>
internal sealed class CheckRecorderIsOurs : IStep
{
    public string Doing => "checking whether AWS Control Tower manages AWS Config recorders";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var trusted = await TrustedAccess.ReadAsync(setup, cancellation);
        var decision = SetupDecision.Of(new() { Trusted = trusted }, setup.Wanted);
        if (decision.Refusals is [var refusal, ..])
        {
            throw setup.Refused(
                OrganizationsActions.ListAWSServiceAccessForOrganization,
                refusal with { Remedy = refusal.Remedy + " Then deploy again." });
        }
    }
}
