using Guardrails.Aws.Calls;
using Guardrails.Aws.Organizations;
using Guardrails.Core.Names;
using Guardrails.Core.Snapshots;

namespace Guardrails.Lambda.RootRemediation;

/// <summary>
/// The organization as one invocation sees it: read once, by whoever asks first, for all accounts side by side.
/// </summary>
/// <param name="reader">Reads it.</param>
/// <param name="calls">How AWS is called.</param>
/// <param name="run">Stops the reading. A step that runs out of time leaves it to the others.</param>
internal sealed class OrganizationOnce(OrganizationSnapshotReader reader, AwsCalls calls, CancellationToken run)
{
    private static readonly IProgress<string> Unheard = new Progress<string>(_ => { });

    private readonly Lock _gate = new();
    private Task<OrganizationSnapshot>? _read;

    /// <summary>Waits for it.</summary>
    /// <exception cref="AwsCallException">It could not be read, or not in time.</exception>
    public Task<OrganizationSnapshot> ReadAsync(CancellationToken cancellation)
    {
        lock (_gate)
            _read ??= reader.ReadAsync(Unheard, run);
        return calls.MakeAsync(OrganizationsActions.ListPolicies, () => _read.WaitAsync(cancellation), cancellation);
    }
}
