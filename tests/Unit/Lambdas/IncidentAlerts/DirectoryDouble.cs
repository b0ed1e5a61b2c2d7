using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>AWS Organizations with some accounts, all in unit Workloads.</summary>
internal sealed class DirectoryDouble() : AmazonOrganizationsClient(
    new AnonymousAWSCredentials(),
    new AmazonOrganizationsConfig { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "us-east-1" })
{
    private const int PageSize = 2;

    /// <summary>The accounts.</summary>
    public List<string> Accounts { get; } = [];

    /// <summary>The name of every account.</summary>
    public string Name { get; set; } = "payments-prod";

    /// <summary>The tags of every account.</summary>
    public List<Tag> Tags { get; } = [];

    /// <summary>True where nothing may be read.</summary>
    public bool IsDenied { get; set; }

    /// <summary>The number of calls.</summary>
    public int Calls { get; private set; }

    public override Task<DescribeAccountResponse> DescribeAccountAsync(
        DescribeAccountRequest request, CancellationToken cancellation = default) =>
        Said(() => new DescribeAccountResponse
        {
            Account = new()
            {
                Id = request.AccountId,
                Name = Name,
                Paths = [$"o-exampleorg1/r-ab12/ou-ab12-11111111/{request.AccountId}/"],
            },
        });

    public override Task<DescribeOrganizationalUnitResponse> DescribeOrganizationalUnitAsync(
        DescribeOrganizationalUnitRequest request, CancellationToken cancellation = default) => Said(() =>
            new DescribeOrganizationalUnitResponse { OrganizationalUnit = new() { Name = "Workloads" } });

    public override Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellation = default)
    {
        var at = request.NextToken is null ? 0 : int.Parse(request.NextToken);
        return Said(() => new ListTagsForResourceResponse
        {
            Tags = [.. Tags.Skip(at).Take(1)],
            NextToken = at + 1 < Tags.Count ? $"{at + 1}" : null,
        });
    }

    public override Task<ListAccountsResponse> ListAccountsAsync(
        ListAccountsRequest request, CancellationToken cancellation = default)
    {
        var at = request.NextToken is null ? 0 : int.Parse(request.NextToken);
        return Said(() => new ListAccountsResponse
        {
            Accounts = [.. Accounts.Skip(at).Take(PageSize).Select(id => new Account { Id = id, Name = Name })],
            NextToken = at + PageSize < Accounts.Count ? $"{at + PageSize}" : null,
        });
    }

    private Task<T> Said<T>(Func<T> answer)
    {
        Calls++;
        return IsDenied ? throw new AccessDeniedException("You may not.") : Task.FromResult(answer());
    }
}
