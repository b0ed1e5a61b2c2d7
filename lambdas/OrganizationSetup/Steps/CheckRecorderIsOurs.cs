using Guardrails.Core.Names;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>No other tool manages the AWS Config recorders that are asked for.</summary>
internal sealed class CheckRecorderIsOurs : IStep
{
    public string Doing => "checking whether AWS Control Tower manages AWS Config recorders";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        var trusted = await TrustedAccess.ReadAsync(setup, cancellation);
        setup.Check(OrganizationsActions.ListAWSServiceAccessForOrganization, new() { Trusted = trusted });
    }
}
