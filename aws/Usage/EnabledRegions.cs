using Amazon.Account;
using Amazon.Account.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Usage;

/// <summary>Lists the Regions in which somebody could have used an account.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html</remarks>
public static class EnabledRegions
{
    /// <summary>The Regions that are enabled, or are being enabled or disabled, by name.</summary>
    /// <exception cref="AwsCallException">Not all of them could be listed.</exception>
    public static async Task<IReadOnlyList<string>> ListAsync(
        IAmazonAccount account, AwsCalls calls, CancellationToken cancellation)
    {
        var listed = await calls.ListAsync(
            AccountActions.ListRegions,
            token => account.ListRegionsAsync(new ListRegionsRequest { NextToken = token }, cancellation),
            answer => Page.Of(answer.Regions, answer.NextToken),
            cancellation);
        var enabled = listed.Where(one => one.RegionOptStatus != RegionOptStatus.DISABLED)
            .Select(one => one.RegionName)
            .Order(StringComparer.Ordinal)
            .ToList();
        return enabled.Count > 0 && enabled.All(name => !string.IsNullOrEmpty(name))
            ? enabled
            : throw calls.Failed(
                AccountActions.ListRegions,
                "the answer names no Region that is enabled",
                "name the Regions with --regions; report this as a bug if this persists.");
    }
}
