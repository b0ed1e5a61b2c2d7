using System.Diagnostics.CodeAnalysis;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Config;

/// <summary>AWS's own root rules, judged as AWS documents them.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/developerguide/iam-root-access-key-check.html,
/// root-account-mfa-enabled.html and root-account-hardware-mfa-enabled.html.
/// </remarks>
internal static class ManagedRules
{
    private const string Compliant = "COMPLIANT";
    private const string NonCompliant = "NON_COMPLIANT";
    private const string NotApplicable = "NOT_APPLICABLE";

    private static readonly Dictionary<string, Func<RootCredentials, string>> All = new()
    {
        ["IAM_ROOT_ACCESS_KEY_CHECK"] = root => root.AccessKeys.Count == 0 ? Compliant : NonCompliant,
        ["ROOT_ACCOUNT_MFA_ENABLED"] = root => root switch
        {
            { HasPassword: false } => NotApplicable,
            { MfaDevices.Count: > 0 } => Compliant,
            _ => NonCompliant,
        },
        ["ROOT_ACCOUNT_HARDWARE_MFA_ENABLED"] = root => root switch
        {
            { HasPassword: false } => NotApplicable,
            { MfaDevices.Count: > 0 } when root.MfaDevices.TrueForAll(device => device.Kind != MfaKind.Virtual) =>
                Compliant,
            _ => NonCompliant,
        },
    };

    public static bool Known([NotNullWhen(true)] string? identifier) =>
        identifier is not null && All.ContainsKey(identifier);

    public static ConfigResult Evaluate(string identifier, RootCredentials root, DateTimeOffset now) =>
        new(All[identifier](root), null, now);
}
