using Guardrails.Core.Organizations;

namespace Guardrails.Tests.Unit.Policies;

/// <summary>Organizations with nothing but guardrails.</summary>
internal static class Organizations
{
    public static readonly TargetId Root = TargetId.Parse("r-ex01");

    public static OrganizationConfig With(params string[] guardrails) => new(
        OrganizationId.Parse("o-exampleorg1"),
        RootId.Parse("r-ex01"),
        AccountId.Parse("111111111111"),
        AccountId.Parse("222222222222"),
        Partition.Commercial,
        "us-east-1",
        [.. guardrails.Select(name => new GuardrailSelection(name, [Root]))],
        Controls: [],
        ConformancePacks: [],
        ConformancePackFiles: [],
        ExcludedAccounts: [],
        Exemptions: [],
        AlertRecipients: [],
        PolicyLimits.Default);
}
