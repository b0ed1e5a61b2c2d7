using System.Text.RegularExpressions;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Packs;

namespace Guardrails.Tests.Unit.Packs;

/// <summary>By AWS's published limits of saved queries, and its published list of what can be searched by.</summary>
public sealed partial class SavedQueryCatalogTests
{
    // https://github.com/awslabs/aws-config-resource-schema,
    // config/properties/resource-types/AWS::Config::ResourceCompliance.properties.json; the other type's example
    // is in https://docs.aws.amazon.com/config/latest/developerguide/example-query.html.
    private static readonly string[] Searchable =
    [
        "accountId", "awsRegion", "resourceName", "resourceType", "configurationItemCaptureTime",
        "configuration.complianceType",
        "configuration.configRuleList.complianceType",
        "configuration.configRuleList.configRuleName",
        "configuration.targetResourceType",
    ];

    public static TheoryData<string> Names => [.. SavedQueryCatalog.All.Select(query => query.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_query_asks_by_what_can_be_searched_and_says_which_type_has_to_be_recorded(string name)
    {
        var query = SavedQueryCatalog.All.Single(query => query.Name == name);

        (DeployedNames.PolicyPrefix + name).ShouldMatch("^[a-zA-Z0-9-_]{1,64}$");
        query.Description.Length.ShouldBeInRange(1, 256);
        query.Expression.Length.ShouldBeInRange(1, 4096);
        Property()
            .Matches(Literal().Replace(query.Expression, ""))
            .Select(match => match.Value)
            .ShouldBeSubsetOf(Searchable);
        var type = ResourceType().Match(query.Expression).Groups["type"].Value;
        query.Description.ShouldEndWith($"Only of accounts that record {type}.");
    }

    [Fact]
    public void Every_control_is_among_our_rules()
    {
        var likes = SavedQueryCatalog.All.SelectMany(
            query => RuleName().Matches(query.Expression).Select(match => match.Groups["start"].Value)).ToList();

        likes.Count.ShouldBe(3);
        foreach (var control in ControlCatalog.All)
            likes.ShouldAllBe(start => $"OrgConfigRule-{control.RuleName}-dbgzf8ba".StartsWith(start));
    }

    [GeneratedRegex(@"\b[a-z][A-Za-z.]+\b")]
    private static partial Regex Property();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Literal();

    [GeneratedRegex("resourceType = '(?<type>[^']+)'")]
    private static partial Regex ResourceType();

    [GeneratedRegex("configRuleName LIKE '(?<start>[^%]+)%'")]
    private static partial Regex RuleName();
}
