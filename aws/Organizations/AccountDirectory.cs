using System.Collections.Concurrent;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Messages;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Organizations;

/// <summary>
/// Names accounts for messages: the account's name, its units, the owner that a tag names. A message without a name is
/// better than none, so that what cannot be read is left out.
/// </summary>
/// <param name="organizations">AWS Organizations, with credentials of a delegated administrator.</param>
/// <param name="calls">How AWS is called.</param>
/// <param name="time">The clock.</param>
public sealed class AccountDirectory(IAmazonOrganizations organizations, AwsCalls calls, TimeProvider time)
{
    private const string OwnerTag = "owner";
    private const int LongestOwner = 200;

    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, object? Value)> _known = new();

    /// <summary>An account with all that a message says of it.</summary>
    public async Task<ToldAccount> OfAsync(AccountId account, CancellationToken cancellation)
    {
        var described = await DescribedAsync(account, cancellation);
        var names = new List<string>();
        foreach (var unit in described?.Paths is [var path, ..] ? Units(path) : [])
            names.Add(await UnitAsync(unit, cancellation) ?? unit);
        return new(
            account,
            described?.Name ?? "",
            string.Join('/', names),
            await OwnerAsync(account, cancellation) is { } owner ? [$"Owner, by the account's tag: {owner}"] : []);
    }

    /// <summary>An account with its name alone, for lists of many.</summary>
    public async Task<ToldAccount> NameOfAsync(AccountId account, CancellationToken cancellation) =>
        new(account, (await DescribedAsync(account, cancellation))?.Name ?? "", "", []);

    /// <summary>Every account of the organization; an account that is suspended or leaving is among them.</summary>
    /// <exception cref="AwsCallException">A page is missing.</exception>
    public async Task<IReadOnlyList<AccountId>> AllAsync(CancellationToken cancellation) =>
        [.. (await AccountNames.ReadAsync(organizations, calls, cancellation)).Keys];

    /// <summary>The units of a path such as <c>o-exampleorg1/r-ab12/ou-ab12-11111111/444444444444/</c>.</summary>
    private static IEnumerable<string> Units(string path) =>
        path.Split('/').Where(part => part.StartsWith("ou-", StringComparison.Ordinal));

    private async Task<Account?> DescribedAsync(AccountId account, CancellationToken cancellation) =>
        await KnownAsync($"account/{account}", async () => (await calls.For(account).MakeAsync(
            OrganizationsActions.DescribeAccount,
            () => organizations.DescribeAccountAsync(
                new DescribeAccountRequest { AccountId = account.Value }, cancellation),
            cancellation)).Account);

    private Task<string?> UnitAsync(string unit, CancellationToken cancellation) =>
        KnownAsync($"unit/{unit}", async () => (await calls.MakeAsync(
            OrganizationsActions.DescribeOrganizationalUnit,
            () => organizations.DescribeOrganizationalUnitAsync(
                new DescribeOrganizationalUnitRequest { OrganizationalUnitId = unit }, cancellation),
            cancellation)).OrganizationalUnit?.Name);

    private Task<string?> OwnerAsync(AccountId account, CancellationToken cancellation) =>
        KnownAsync($"owner/{account}", async () =>
        {
            var tags = await calls.For(account).ListAsync(
                OrganizationsActions.ListTagsForResource,
                token => organizations.ListTagsForResourceAsync(
                    new ListTagsForResourceRequest { ResourceId = account.Value, NextToken = token }, cancellation),
                answer => Page.Of(answer.Tags, answer.NextToken),
                cancellation);
            var owner = tags.FirstOrDefault(tag => string.Equals(tag.Key, OwnerTag, StringComparison.OrdinalIgnoreCase))
                ?.Value;
            return string.IsNullOrWhiteSpace(owner) ? null : Beginning.Of(owner, LongestOwner);
        });

    /// <summary>The known answer, or a new one; null where it cannot be read, which is asked again.</summary>
    private async Task<T?> KnownAsync<T>(string name, Func<Task<T?>> ask) where T : class
    {
        if (_known.TryGetValue(name, out var known) && time.GetUtcNow() < known.At + GoodFor)
            return (T?)known.Value;
        try
        {
            var value = await ask();
            _known[name] = (time.GetUtcNow(), value);
            return value;
        }
        catch (AwsCallException)
        {
            return null;
        }
    }
}
