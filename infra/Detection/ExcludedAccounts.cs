using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Detection;

/// <summary>The accounts in which nothing is evaluated, as AWS Config takes them: null for none.</summary>
internal static class ExcludedAccounts
{
    public static string[]? Of(OrganizationConfig config) =>
        config.ExcludedAccounts is [] ? null : [.. config.ExcludedAccounts.Select(account => account.Value)];
}
