using Amazon;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Organizations;
using Guardrails.Core.Snapshots;

namespace Guardrails.Cli.Shared;

/// <summary>
/// The organization that the default credential chain leads to: AWS_PROFILE, AWS_ACCESS_KEY_ID, a sign-in, a role.
/// </summary>
internal static class LiveOrganization
{
    /// <summary>Reads it.</summary>
    /// <exception cref="CommandException">
    /// It could not be read; the message has the call, AWS's words and the remedy.
    /// </exception>
    public static async Task<OrganizationSnapshot> ReadAsync(IProgress<string> progress, CancellationToken cancellation)
    {
        try
        {
            using var client = new AwsClients(adjust: SetRegion).Organizations();
            var calls = new AwsCalls(CommandRemedies.Terms, TimeProvider.System);
            return await new OrganizationSnapshotReader(client, calls, TimeProvider.System)
                .ReadAsync(progress, cancellation);
        }
        catch (AwsCallException exception)
        {
            throw new CommandException(
                ExitCode.Failed,
                exception.InnerException is AmazonClientException unmade
                    ? ClientFailure.Sentence(unmade)
                    : exception.Message);
        }
        catch (AmazonClientException exception)
        {
            throw new CommandException(ExitCode.Failed, ClientFailure.Sentence(exception));
        }
    }

    /// <summary>The Region decides the partition alone: Organizations has one endpoint in each.</summary>
    private static void SetRegion(ClientConfig settings) =>
        settings.RegionEndpoint = FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)
            ?? RegionEndpoint.USEast1;
}
