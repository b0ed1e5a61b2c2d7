using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails;

/// <summary>
/// A statement that spares accounts until their end dates: it passes over them itself, and further statements for each
/// end date deny them again once that day (UTC) is over, but where another exemption of theirs lasts longer. So the
/// policy enforces the end, and nobody has to remember it.
/// </summary>
/// <remarks>
/// All keys are in every request by a principal of an account of an organization. Should the account or the path be
/// missing, the negated operators match and the first statement denies. Should <c>aws:CurrentTime</c> be missing,
/// <c>IfExists</c> matches and the exemption counts as over.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </remarks>
internal sealed class ExemptionStatements(GuardrailContext context, PolicyStatement deny)
{
    /// <summary>The condition key by which accounts are exempt.</summary>
    private const string AccountKey = "aws:PrincipalAccount";

    /// <summary>
    /// The condition key by which accounts are exempt through a unit. It has one value, such as
    /// <c>o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/</c>, and takes set operators all the same.
    /// </summary>
    private const string PathKey = "aws:PrincipalOrgPaths";

    /// <summary>True for a condition that only an exemption brings.</summary>
    public static bool IsExempting(PolicyCondition condition) => condition.Key is AccountKey or PathKey;

    /// <summary>All statements, the one that passes over the exempt accounts first.</summary>
    public IEnumerable<PolicyStatement> All() =>
    [
        Passing(deny, context.Exemptions),
        .. from exemption in context.Exemptions
           group exemption by (exemption.EndsOn, exemption.IsOfUnit) into sameEnd
           orderby sameEnd.Key
           select Ended(sameEnd.Key.EndsOn, sameEnd.Key.IsOfUnit, sameEnd),
        .. InDelegatedAdministrator(),
    ];

    private PolicyStatement Ended(DateOnly end, bool ofUnits, IEnumerable<Exemption> ended)
    {
        var statement = deny with { Sid = $"{deny.Sid}{(ofUnits ? "Units" : "")}After{end:yyyyMMdd}" };
        statement = ofUnits
            ? statement.When("ForAnyValue:StringLike", PathKey, Paths(ended))
            : statement.When("StringEquals", AccountKey, Accounts(ended));
        return Passing(
            statement.When("DateGreaterThanIfExists", "aws:CurrentTime", $"{end:yyyy-MM-dd}T23:59:59Z"),
            context.Exemptions.Where(other => other.EndsOn > end && (ofUnits || other.IsOfUnit)));
    }

    /// <summary>
    /// The delegated administrator may open root sessions in every member account, so no unit exempts it; an exemption
    /// of its own is refused in the file.
    /// </summary>
    private IEnumerable<PolicyStatement> InDelegatedAdministrator()
    {
        if (context.DelegatedAdministrator is { } administrator && context.Exemptions.Any(one => one.IsOfUnit))
        {
            yield return (deny with { Sid = $"{deny.Sid}InDelegatedAdministrator" })
                .When("StringEquals", AccountKey, administrator.Account.Value);
        }
    }

    /// <summary>The statement, passing over these.</summary>
    private PolicyStatement Passing(PolicyStatement statement, IEnumerable<Exemption> exemptions)
    {
        var (accounts, paths) = (Accounts(exemptions), Paths(exemptions));
        if (accounts.Count > 0)
            statement = statement.When("StringNotEquals", AccountKey, accounts);
        return paths.Count > 0 ? statement.When("ForAllValues:StringNotLike", PathKey, paths) : statement;
    }

    private static IReadOnlyList<string> Accounts(IEnumerable<Exemption> exemptions) =>
        Sorted(exemptions.Where(exemption => !exemption.IsOfUnit).Select(exemption => exemption.Target.Value));

    /// <summary>
    /// Paths of the units and of what is below them. Ids alone are known, and no two units share one: the first
    /// wildcard stands for the root and all units above.
    /// </summary>
    private IReadOnlyList<string> Paths(IEnumerable<Exemption> exemptions) =>
        Sorted(exemptions.Where(exemption => exemption.IsOfUnit)
            .Select(exemption => $"{context.OfOrganization}/*/{exemption.Target}/*"));

    private static IReadOnlyList<string> Sorted(IEnumerable<string> texts) =>
        [.. texts.Distinct().Order(StringComparer.Ordinal)];
}
