namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>Calls that no role can make, or that would be about something else if a role made them.</summary>
/// <remarks>
/// AWS's list of the root user's tasks has more, such as the view of some tax invoices, keys for AWS GovCloud (US), and
/// the Reserved Instance Marketplace: no page of AWS shows how they are logged, so none stands here. Where root undoes
/// a policy that locks everybody out, the event does not tell it from an ordinary change of that policy.
/// </remarks>
internal static class RootOnlyActs
{
    private const string Tasks = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#root-user-tasks";

    private static readonly Act Itself = new(
        "It was about the root user itself, whose credentials no role needs.", Tasks);

    private static readonly Act MfaDelete = new(
        "Only the root user turns MFA delete on or off.",
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html");

    private static readonly Dictionary<string, Act> Table = new(StringComparer.Ordinal)
    {
        ["sts:GetFederationToken"] = new(
            "Only long-term credentials can get a federation token: the application has to assume a role instead.",
            "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html"),
        ["account:CloseAccount"] = new("Only the root user closes a standalone account.", Tasks),
        ["signin:PasswordUpdated"] = new("The password of the root user is changed by the root user.", Tasks),
        ["signin:EmailUpdated"] = new("The e-mail address of the root user is changed by the root user.", Tasks),
    };

    // Without a user's name these are about the caller itself, and the caller was the root user.
    // Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html and the pages of the others.
    private static readonly HashSet<string> OnItself = new(StringComparer.Ordinal)
    {
        "CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey", "ListAccessKeys",
        "UploadSigningCertificate", "UpdateSigningCertificate", "DeleteSigningCertificate", "ListSigningCertificates",
        "CreateLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile", "GetLoginProfile", "ChangePassword",
        "EnableMFADevice", "DeactivateMFADevice", "ResyncMFADevice", "ListMFADevices", "GetUser",
    };

    /// <summary>The reason why no role can make a call, or null.</summary>
    public static MappedCall.NotForARole? Find(string service, CallFacts facts)
    {
        var act = Table.GetValueOrDefault($"{service}:{facts.Event.Name}")
            ?? (service == "iam" && OnItself.Contains(facts.Event.Name) && IsOnItself(facts) ? Itself : null)
            ?? (service == "s3" && SetsMfaDelete(facts) ? MfaDelete : null);
        return act is null ? null : new(act.Why, act.Source);
    }

    private static bool IsOnItself(CallFacts facts) =>
        facts.Values("userName").Count == 0
        && facts.Event.Caller.TryGet(out var caller) && (caller.IsRoot || caller.IsFederatedByRoot);

    private static bool SetsMfaDelete(CallFacts facts) =>
        facts.Event.Name == "PutBucketVersioning"
        && facts.Texts().Any(text => string.Equals(text.Name, "MfaDelete", StringComparison.OrdinalIgnoreCase));

    private sealed record Act(string Why, string Source);
}
