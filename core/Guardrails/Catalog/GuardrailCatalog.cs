namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>Every guardrail there is, in the order in which they are shown. The only list.</summary>
public static class GuardrailCatalog
{
    /// <summary>
    /// The guardrails. The first is also the first of every document that it is packed into, so it never moves.
    /// </summary>
    public static IReadOnlyList<IGuardrail> All { get; } =
    [
        new DenyRootAccessKeyCreation(),
        new DenyRootSigningCertificateUpload(),
        new DenyRootAwsLogin(),
        new DenyRootUserActions(),
        new DenyLeavingOrganization(),
        new DenyGuardrailTampering(),
        new DenyUnlistedRootSessions(),
        new DenyDetectionTampering(),
        new RootQuarantine(),
        new RootQuarantineForRemoval(),
    ];

    /// <summary>The guardrail of that name, or null.</summary>
    public static IGuardrail? Find(string? name) => All.SingleOrDefault(guardrail => guardrail.Name == name);
}
