using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>Aggregators of the whole organization.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/developerguide/aggregated-register-delegated-administrator.html
/// </remarks>
internal static partial class Aggregators
{
    // What AWSConfigRoleForOrganizations allows, and what an aggregator uses to follow the organization.
    private static readonly string[] RoleActions =
    [
        "organizations:DescribeOrganization",
        "organizations:ListAccounts",
        "organizations:ListAWSServiceAccessForOrganization",
        "organizations:ListDelegatedAdministrators",
    ];

    public static IEnumerable<Operation> All =>
    [
        new(
            "config",
            "PutConfigurationAggregator",
            (_, input) => new("config:PutConfigurationAggregator")
            {
                Also =
                [
                    new RequiredPermission("iam:PassRole", RoleArn(input)).With(
                        "iam:PassedToService", OrganizationRules.ServicePrincipal),
                ],
            },
            Put),
    ];

    private static string RoleArn(JsonObject input) =>
        input["OrganizationAggregationSource"] is JsonObject source
            ? source.Required("RoleArn")
            : throw OrganizationMembers.Invalid("OrganizationAggregationSource is missing.");

    private static JsonObject Put(Call call, JsonObject input)
    {
        var world = call.World;
        OrganizationMembers.CheckCaller(call, OrganizationRules.ServicePrincipal);
        var name = input.Required("ConfigurationAggregatorName");
        if (!AggregatorName().IsMatch(name))
        {
            throw OrganizationMembers.Invalid(
                $"ConfigurationAggregatorName '{name}' is not 1 to 256 letters, digits, hyphens or underscores.");
        }

        var source = input["OrganizationAggregationSource"]!.AsObject();
        var regions = source.Texts("AwsRegions");
        var all = source.Text("AllAwsRegions") == "true";
        if (all == (regions.Count > 0))
        {
            throw OrganizationMembers.Invalid(
                "OrganizationAggregationSource needs either AllAwsRegions or AwsRegions.");
        }

        CheckRole(call, RoleArn(input));

        world.Of<ConfigState>().Aggregators[name] = new(name, call.Caller.AccountId, RoleArn(input), all, regions);
        return new()
        {
            ["ConfigurationAggregatorArn"] = ArnOf(call, name),
        };
    }

    /// <summary>The ARN of an aggregator of the caller's; AWS gives it an id of its own.</summary>
    public static string ArnOf(Call call, string name) =>
        $"arn:{call.World.Partition}:config:{call.Region}:{call.Caller.AccountId}:"
        + $"config-aggregator/config-aggregator-{name}";

    private static void CheckRole(Call call, string roleArn)
    {
        try
        {
            var identity = RoleAssumption.ByService(
                call.World, roleArn, OrganizationRules.ServicePrincipal, "AWSConfigAggregator",
                new Dictionary<string, IReadOnlyList<string>> { ["aws:SourceAccount"] = [call.Caller.AccountId] });
            foreach (var action in RoleActions)
                Authorizer.Demand(call with { Caller = identity.Principal }, new(action));
        }
        catch (AwsError error)
        {
            throw new AwsError(
                "InvalidRoleException",
                $"The role {roleArn} of the aggregator does not let AWS Config read the organization: {error.Message}");
        }
    }

    [GeneratedRegex(@"^[\w-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AggregatorName();
}
