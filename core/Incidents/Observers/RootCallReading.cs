using Guardrails.Core.Activity;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Core.Incidents.Observers;

/// <summary>The kind of incident that a root user's own event is, and its subject.</summary>
/// <remarks>
/// Neither <c>invokedBy</c> nor <c>type</c> alone may silence anything: a key that is made in the console carries
/// <c>invokedBy</c>, and a session of GetFederationToken is a FederatedUser.
/// </remarks>
internal static class RootCallReading
{
    private const string Iam = "iam.amazonaws.com";

    /// <summary>All that one event of a root user says; a key's use comes beside what it was used for.</summary>
    public static IEnumerable<(IIncidentKind Kind, IncidentSubject Subject)> Of(
        RootActivity activity, ActivityCaller caller, ActivityContext context)
    {
        if (caller.Credential is { Kind: CredentialKind.LongTerm, AccessKeyId: { } used })
        {
            yield return (Kind<RootKeyUsed>(), new(SubjectKind.AccessKeyUse, used));
            foreach (var trait in NewTraits(activity, used, context))
                yield return (Kind<RootKeyUsedElsewhere>(), new(SubjectKind.AccessKeyUse, $"{used} {trait}"));
        }
        if (caller.IsFederatedByRoot)
            yield return (Kind<RootFederatedSession>(), Session(caller));
        else if (Single(activity, caller) is { } one)
            yield return one;
    }

    /// <summary>
    /// The meaning of an event that nobody but a root user, or an organization for it, causes; null for any other one.
    /// </summary>
    public static (IIncidentKind Kind, IncidentSubject Subject)? OfRootAlone(RootActivity activity)
    {
        if (!WatchedEvents.ToldOfRootAlone.Contains(activity.Name))
            return null;
        if (activity.SignIn is { } signIn && OfSignIn(activity.Name, signIn) is { } part)
            return part;
        return IsRefused(activity) ? null : OfEmail(activity);
    }

    private static (IIncidentKind Kind, IncidentSubject Subject)? Single(RootActivity activity, ActivityCaller caller)
    {
        if (activity.SignIn is { } signIn && OfSignIn(activity.Name, signIn) is { } part)
            return part;
        // A refused call changed nothing; that a key signed it was said.
        if (IsRefused(activity))
            return null;
        return OfEmail(activity) ?? OfCredential(activity, caller) ?? OfOther(activity, caller);
    }

    private static (IIncidentKind Kind, IncidentSubject Subject)? OfSignIn(string name, SignIn signIn) =>
        (signIn.Kind, signIn.Succeeded, name) switch
        {
            (SignInKind.ConsoleLogin or SignInKind.MfaCheck or SignInKind.CommandLineLogin, false, _) =>
                (Kind<RootSignInFailed>(), new(SubjectKind.SignIn)),
            // An event that does not say whether MFA was used does not say that it was.
            (SignInKind.ConsoleLogin, _, _) when signIn.MfaUsed is true =>
                (Kind<RootSignIn>(), new(SubjectKind.SignIn)),
            (SignInKind.ConsoleLogin, _, _) => (Kind<RootSignInWithoutMfa>(), new(SubjectKind.SignIn)),
            (SignInKind.CommandLineLogin, _, _) => (Kind<RootCommandLineLogin>(), new(SubjectKind.SignIn)),
            (SignInKind.PasswordRecovery, not false, "PasswordRecoveryCompleted") =>
                (Kind<RootRecoveryDone>(), new(SubjectKind.Password)),
            (SignInKind.PasswordRecovery, _, _) => (Kind<RootRecoveryAsked>(), new(SubjectKind.Password)),
            (_, not false, "PasswordUpdated") => (Kind<RootPasswordChanged>(), new(SubjectKind.Password)),
            (_, not false, "EmailUpdated") => (Kind<RootEmailChanged>(), new(SubjectKind.EmailAddress)),
            _ => null,
        };

    private static bool IsRefused(RootActivity activity) =>
        activity.Outcome.TryGet(out var outcome) && outcome.Failure is not null;

    private static (IIncidentKind Kind, IncidentSubject Subject)? OfEmail(RootActivity activity) =>
        activity.Name == "EmailUpdated" || WatchedEvents.EmailUpdates.Contains(activity.Name)
            ? (Kind<RootEmailChanged>(), new(SubjectKind.EmailAddress))
            : null;

    private static (IIncidentKind Kind, IncidentSubject Subject)? OfCredential(
        RootActivity activity, ActivityCaller caller)
    {
        if (activity.EventSource != Iam || !IsOwn(activity, caller))
            return null;
        if (MayBeExplained(activity, caller))
            return (Kind<RootTaskCall>(), Session(caller));
        var (key, certificate) = (activity.ActedOn.AccessKeyId, activity.ActedOn.CertificateId);
        return activity.Name switch
        {
            "CreateAccessKey" => (Kind<RootKeyMade>(), new(SubjectKind.AccessKey, key ?? "")),
            "UpdateAccessKey" or "DeleteAccessKey" => (Kind<RootKeyChanged>(), new(SubjectKind.AccessKey, key ?? "")),
            "UploadSigningCertificate" or "UpdateSigningCertificate" or "DeleteSigningCertificate" =>
                (Kind<RootCertificateChanged>(), new(SubjectKind.SigningCertificate, certificate ?? "")),
            "CreateLoginProfile" => (Kind<RootPasswordMade>(), new(SubjectKind.Password)),
            "UpdateLoginProfile" or "DeleteLoginProfile" or "ChangePassword" =>
                (Kind<RootPasswordChanged>(), new(SubjectKind.Password)),
            "CreateVirtualMFADevice" or "EnableMFADevice" or "ResyncMFADevice" or "DeactivateMFADevice"
                or "DeleteVirtualMFADevice" => (Kind<RootMfaChanged>(), new(SubjectKind.Mfa)),
            _ => null,
        };
    }

    private static (IIncidentKind Kind, IncidentSubject Subject)? OfOther(RootActivity activity, ActivityCaller caller)
    {
        if (activity is { EventSource: "sts.amazonaws.com", Name: "GetFederationToken" or "GetSessionToken" })
            return (Kind<RootFederatedSession>(), new(SubjectKind.Session, activity.Issued?.AccessKeyId ?? ""));
        if (MayBeExplained(activity, caller))
            return (Kind<RootTaskCall>(), Session(caller));
        // A long-term key's call was told as its use; what a session reads is not watched.
        return caller.Credential.Kind == CredentialKind.LongTerm || activity.IsReadOnly == true
            || activity.SignIn is not null
                ? null
                : (Kind<RootCall>(), Session(caller));
    }

    /// <summary>True where a root session of AssumeRoot may have made the call; the console makes others.</summary>
    private static bool MayBeExplained(RootActivity activity, ActivityCaller caller) =>
        caller is { Credential.Kind: CredentialKind.Temporary, InvokedBy: null, Session.FromConsole: not true }
            && RootTaskActions.That(activity.EventSource, activity.Name).Count > 0;

    /// <summary>True where the call is about root's own credential: no user is named, or root itself is.</summary>
    private static bool IsOwn(RootActivity activity, ActivityCaller caller) =>
        activity.ActedOn.UserName is not { Length: > 0 } user || user == "AWS ROOT USER" || user == "root"
            || user == caller.UserName;

    private static IncidentSubject Session(ActivityCaller caller) =>
        new(SubjectKind.Session, caller.Credential.AccessKeyId ?? $"{caller.Session?.Created:O}");

    private static IEnumerable<KeyUseTrait> NewTraits(RootActivity activity, string key, ActivityContext context) =>
        context.KnownUses.TryGetValue(key, out var known) && known.Count > 0
            ? KeyUseTrait.Of(activity).Where(trait => !known.Contains(trait))
            : [];

    private static IIncidentKind Kind<T>() where T : IIncidentKind => IncidentCatalog.Get<T>();
}
