using Guardrails.Core.Names;

namespace Guardrails.Core.Packs;

/// <summary>A question that a compliance team can ask AWS Config's aggregator as it is.</summary>
/// <param name="Name">Its name, without the prefix of what is deployed here.</param>
/// <param name="Description">
/// The question that it answers and where it has no answer, in at most 256 characters.
/// </param>
/// <param name="Expression">The question in the language of AWS Config's advanced queries.</param>
public sealed record SavedQuery(string Name, string Description, string Expression);

/// <summary>Every saved query there is. The only list.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html and, for what can be
/// searched by,
/// https://github.com/awslabs/aws-config-resource-schema/tree/master/config/properties/resource-types. Accounts without
/// any result are what such a query cannot show: no language without joins can.
/// </remarks>
public static class SavedQueryCatalog
{
    /// <summary>The beginning of our rules' names in every account.</summary>
    private const string OurRules = ConfigRuleNames.OfOrganization + "root-";

    // AWS Config keeps an account's last result when the account can no longer be read, and the time does not tell.
    private const string OnlyRecorded =
        " Results can be old: look at the rule. "
        + "Only of accounts that record AWS::Config::ResourceCompliance.";

    // Conditions on a list hold when any of its items fits each, so a row can be about another rule of the account:
    // each shows all.
    private const string OfOurRules =
        "WHERE resourceType = 'AWS::Config::ResourceCompliance' "
        + "AND configuration.targetResourceType = 'AWS::::Account' "
        + $"AND configuration.configRuleList.configRuleName LIKE '{OurRules}%'";

    private const string EachRule =
        "configuration.configRuleList.configRuleName, configuration.configRuleList.complianceType";

    /// <summary>The queries.</summary>
    public static IReadOnlyList<SavedQuery> All { get; } =
    [
        new(
            "AccountsByCompliance",
            "How many accounts comply with every account-level rule, and how many break one." + OnlyRecorded,
            $"SELECT configuration.complianceType, COUNT(*) {OfOurRules} GROUP BY configuration.complianceType"),
        new(
            "AccountsThatBreakARule",
            "Which accounts break an account-level rule, and the result of each such rule." + OnlyRecorded,
            $"SELECT accountId, {EachRule}, configurationItemCaptureTime {OfOurRules} "
                + "AND configuration.complianceType = 'NON_COMPLIANT'"),
        new(
            "AccountsWithResults",
            "Every account that has a result of a root rule, and since when. "
                + "An account that is missing here is unknown, not compliant." + OnlyRecorded,
            $"SELECT accountId, configuration.complianceType, {EachRule}, configurationItemCaptureTime {OfOurRules}"),
        new(
            "ConformancePacks",
            "Each conformance pack's compliance in each account. "
                + "Only of accounts that record AWS::Config::ConformancePackCompliance.",
            "SELECT accountId, awsRegion, resourceName, configuration.complianceType "
                + "WHERE resourceType = 'AWS::Config::ConformancePackCompliance'"),
    ];
}
