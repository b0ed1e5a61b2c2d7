namespace Guardrails.Core.Incidents.Catalog;

/// <summary>Every kind of incident, in the order in which the documents show them. The only list.</summary>
public static class IncidentCatalog
{
    /// <summary>The kinds.</summary>
    public static IReadOnlyList<IIncidentKind> All { get; } =
    [
        new RootKeyExists(),
        new RootKeyMade(),
        new RootKeyChanged(),
        new RootKeyUsed(),
        new RootKeyUsedElsewhere(),
        new RootSignIn(),
        new RootSignInWithoutMfa(),
        new RootSignInFailed(),
        new RootMfaMissing(),
        new RootMfaChanged(),
        new RootPasswordChanged(),
        new RootPasswordMade(),
        new RootEmailChanged(),
        new RootRecoveryAsked(),
        new RootRecoveryDone(),
        new RootCertificateExists(),
        new RootCertificateChanged(),
        new RootCommandLineLogin(),
        new RootFederatedSession(),
        new RootCall(),
        new RootTaskCall(),
        new UnlistedRootSession(),
        new UnapprovedDeletion(),
        new ControlFailed(),
        new EvidenceMissing(),
        new EvidenceDiffers(),
        new ResultMissing(),
        new EventsNotHeard(),
        new AccountLeft(),
        new GuardrailChanged(),
        new DelegationChanged(),
        new OwnResourceChanged(),
        new QuarantineMoved(),
        new QuarantineUnknown(),
        new QuarantineMissing(),
        new ExemptionEnding(),
        new ExemptionEnded(),
        new CredentialExposed(),
        new RootThreatFound(),
        new ObservationChanged(),
    ];

    /// <summary>The kind of that name, or null.</summary>
    public static IIncidentKind? Find(string? name) => All.SingleOrDefault(kind => kind.Name == name);

    /// <summary>The kind of that class, as the catalog holds it.</summary>
    public static IIncidentKind Get<T>() where T : IIncidentKind => All.OfType<T>().Single();
}
