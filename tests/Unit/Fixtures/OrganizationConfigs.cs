using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;

namespace Guardrails.Tests.Unit.Fixtures;

/// <summary>Organizations with nothing but guardrails.</summary>
internal static class OrganizationConfigs
{
    public static readonly TargetId Root = TargetId.Parse("r-ex01");

    /// <summary>The catalog's guardrail of that name.</summary>
    public static IGuardrail Guardrail(string name) => GuardrailCatalog.Find(name)!;

    /// <summary>The catalog's control of that name, with its default parameters.</summary>
    public static ControlSelection Control(string name, string frequency = "TwentyFour_Hours") => new(
        ControlCatalog.Find(name)!,
        EvaluationFrequency.All.Single(one => one.Name == frequency),
        ControlParameters.Defaults(ControlCatalog.Find(name)!));

    private static TargetId TargetOf(IGuardrail guardrail) =>
        guardrail.IsForDelegatedAdministrator ? TargetId.Parse("222222222222") : Root;

    /// <summary>The context of a guardrail's statements in the commercial partition.</summary>
    public static GuardrailContext Context => new(Partition.Commercial, [])
    {
        DelegatedAdministrator = new(
            AccountId.Parse("222222222222"),
            "us-east-1",
            RootSession.All(
                Partition.Commercial, AccountId.Parse("222222222222"), detects: true, remediates: true, [])),
    };

    public static OrganizationConfig With(params string[] guardrails) => new(
        OrganizationId.Parse("o-exampleorg1"),
        RootId.Parse("r-ex01"),
        AccountId.Parse("111111111111"),
        AccountId.Parse("222222222222"),
        Partition.Commercial,
        "us-east-1",
        [.. guardrails.Select(name => new GuardrailSelection(Guardrail(name), [TargetOf(Guardrail(name))]))],
        Controls: [],
        ConformancePacks: [],
        ConformancePackFiles: [],
        ExcludedAccounts: [],
        Exemptions: [],
        PolicyLimits.Default);
}
