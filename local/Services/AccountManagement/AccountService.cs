using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.AccountManagement;

/// <summary>AWS Account Management: the Regions of the caller's own account.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html. Every account has the Regions
/// that are on by default, and one that is off.
/// </remarks>
internal sealed class AccountService : IService
{
    private const string Enabled = "ENABLED_BY_DEFAULT";

    public string Name => "account";

    public Protocol Protocol { get; } = new RestJsonProtocol(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["/listRegions"] = "ListRegions" });

    public IEnumerable<Operation> Operations =>
    [
        new("account", "ListRegions", RequiredPermission.Of("account:ListRegions"), ListRegions),
    ];

    public void Start(World world, ServiceCatalog services)
    {
    }

    private static JsonObject ListRegions(Call call, JsonObject input)
    {
        if (input.Text("AccountId") is { } other)
            throw new AwsError("UnknownOperationException", $"Regions of another account ({other}): not built.", 501);
        var wanted = input.Texts("RegionOptStatusContains");
        var page = Page.Of(
            call,
            Regions(call.World).Where(one => wanted.Count == 0 || wanted.Contains(one.Status))
                .Select(one => new JsonObject { ["RegionName"] = one.Name, ["RegionOptStatus"] = one.Status }),
            input.Text("NextToken"),
            input.Integer("MaxResults"),
            maximum: 50,
            () => new AwsError("ValidationError", "The token is invalid."));
        var answer = new JsonObject { ["Regions"] = page.Items };
        if (page.Next is { } next)
            answer["NextToken"] = next;
        return answer;
    }

    private static IEnumerable<(string Name, string Status)> Regions(World world) => world.Partition switch
    {
        "aws-us-gov" => [("us-gov-east-1", Enabled), ("us-gov-west-1", Enabled)],
        "aws-cn" => [("cn-north-1", Enabled), ("cn-northwest-1", Enabled)],
        _ =>
        [
            ("af-south-1", "DISABLED"), ("eu-central-1", Enabled), ("eu-west-1", Enabled), ("us-east-1", Enabled),
            ("us-east-2", Enabled), ("us-west-2", Enabled),
        ],
    };
}
