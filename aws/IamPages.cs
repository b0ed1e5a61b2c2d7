using Guardrails.Core.Ids;

namespace Guardrails.Aws;

/// <summary>Reads every page of one of IAM's lists. A page may be empty although more follow.</summary>
internal static class IamPages
{
    /// <summary>Reads them one after another.</summary>
    /// <param name="account">The account that is asked.</param>
    /// <param name="action">The IAM action of the call.</param>
    /// <param name="read">Asks for the page of a marker, null for the first.</param>
    /// <param name="parts">Takes the items and where the next page is out of the answer.</param>
    /// <param name="whenDenied">What to do where it is denied, if that is something special.</param>
    /// <exception cref="AwsCallException">A page could not be read: half a list would make things look absent.</exception>
    public static async IAsyncEnumerable<TItem> ReadAsync<TItem, TPage>(
        AccountId account,
        string action,
        Func<string?, Task<TPage>> read,
        Func<TPage, (List<TItem>? Items, bool? More, string? Marker)> parts,
        string? whenDenied = null)
    {
        string? marker = null;
        while (true)
        {
            var asked = marker;
            (var items, var more, marker) = parts(await AwsCallException.GuardAsync(account, action, () => read(asked), whenDenied));
            foreach (var item in items ?? [])
                yield return item;
            if (more != true)
                yield break;
            if (string.IsNullOrEmpty(marker) || marker == asked)
            {
                throw new AwsCallException(account, action, "the answer says that more follows, and not where",
                    "nothing is judged by half a list; report this as a bug if it stays.");
            }
        }
    }
}
