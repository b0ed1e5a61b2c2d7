using System.Text.Json.Serialization;
using Guardrails.Core.Evidence;

namespace Guardrails.Core.Remediation;

/// <summary>An entry of a remediation's log: what was seen, done or decided. Once written, it never changes.</summary>
/// <param name="At">The time (UTC).</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "entry")]
[JsonDerivedType(typeof(Begun), nameof(Begun))]
[JsonDerivedType(typeof(Proved), nameof(Proved))]
[JsonDerivedType(typeof(Compared), nameof(Compared))]
[JsonDerivedType(typeof(QuarantineProven), nameof(QuarantineProven))]
[JsonDerivedType(typeof(Attached), nameof(Attached))]
[JsonDerivedType(typeof(AuditPassed), nameof(AuditPassed))]
[JsonDerivedType(typeof(Looked), nameof(Looked))]
[JsonDerivedType(typeof(Reminded), nameof(Reminded))]
[JsonDerivedType(typeof(Deleted), nameof(Deleted))]
[JsonDerivedType(typeof(Verified), nameof(Verified))]
[JsonDerivedType(typeof(Detached), nameof(Detached))]
[JsonDerivedType(typeof(Failed), nameof(Failed))]
[JsonDerivedType(typeof(Approved), nameof(Approved))]
[JsonDerivedType(typeof(Rejected), nameof(Rejected))]
[JsonDerivedType(typeof(Lifted), nameof(Lifted))]
[JsonDerivedType(typeof(Overridden), nameof(Overridden))]
[JsonDerivedType(typeof(Resumed), nameof(Resumed))]
[JsonDerivedType(typeof(Voided), nameof(Voided))]
public abstract record RemediationEntry(DateTimeOffset At)
{
    /// <summary>The decision that it is; null for what the function did or saw.</summary>
    [JsonIgnore]
    public Decided? Decision => this switch
    {
        Begun begun => begun.By,
        Approved approved => approved.By,
        Rejected rejected => rejected.By,
        Lifted lifted => lifted.By,
        Overridden overridden => overridden.By,
        Resumed resumed => resumed.By,
        Voided voided => voided.By,
        _ => null,
    };

    /// <summary>A person started it.</summary>
    /// <param name="By">The person.</param>
    /// <param name="Request">The person's wish.</param>
    /// <param name="Ended">
    /// The reason that nothing is begun, as where no session reaches the account; null where it is.
    /// </param>
    /// <param name="At">The time (UTC).</param>
    public sealed record Begun(Decided By, RemediationRequest Request, Stage.Ended? Ended, DateTimeOffset At)
        : RemediationEntry(At);

    /// <summary>The credentials that are asked for, and what uses each. Nothing is missing.</summary>
    public sealed record Proved(IReadOnlyList<KeyProof> Proofs, DateTimeOffset At) : RemediationEntry(At);

    /// <summary>A role was compared with the keys.</summary>
    /// <param name="Role">The role's ARN.</param>
    /// <param name="Missing">What the role has not made of the keys' calls, and use of the keys since.</param>
    /// <param name="At">The time (UTC).</param>
    public sealed record Compared(string Role, IReadOnlyList<string> Missing, DateTimeOffset At)
        : RemediationEntry(At);

    /// <summary>The simulator proved that the quarantine stops the root user and spares audit and deletion.</summary>
    /// <param name="PolicyId">The id of the policy that is to be attached.</param>
    /// <param name="At">The time (UTC).</param>
    public sealed record QuarantineProven(string PolicyId, DateTimeOffset At) : RemediationEntry(At);

    /// <summary>The policy is attached.</summary>
    public sealed record Attached(DateTimeOffset At) : RemediationEntry(At);

    /// <summary>An audit session was opened in the quarantined account.</summary>
    public sealed record AuditPassed(DateTimeOffset At) : RemediationEntry(At);

    /// <summary>The quarantined account was looked at.</summary>
    public sealed record Looked(QuarantineReading Reading, DateTimeOffset At) : RemediationEntry(At);

    /// <summary>People were reminded.</summary>
    public sealed record Reminded(DateTimeOffset At) : RemediationEntry(At);

    /// <summary>The deletion was carried out.</summary>
    public sealed record Deleted(DateTimeOffset At) : RemediationEntry(At);

    /// <summary>The root user was audited after the deletion.</summary>
    /// <param name="Left">The credentials that are still there, asked for or not.</param>
    /// <param name="At">The time (UTC).</param>
    public sealed record Verified(IReadOnlyList<RootCredential> Left, DateTimeOffset At) : RemediationEntry(At);

    /// <summary>The policy is not attached any more.</summary>
    public sealed record Detached(DateTimeOffset At) : RemediationEntry(At);

    /// <summary>A step could not be taken.</summary>
    public sealed record Failed(Trouble Trouble, DateTimeOffset At) : RemediationEntry(At);

    /// <summary>Another person approved the deletion of exactly these credentials.</summary>
    /// <param name="By">The person.</param>
    /// <param name="Credentials">The credentials.</param>
    /// <param name="Shown">The hash of what the person was shown.</param>
    /// <param name="At">The time (UTC).</param>
    public sealed record Approved(
        Decided By, IReadOnlyList<RootCredential> Credentials, string Shown, DateTimeOffset At)
        : RemediationEntry(At)
    {
        /// <summary>
        /// The virtual MFA devices among them, which are deactivated and stay as names: no root session may delete one.
        /// </summary>
        /// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/document-history.html</remarks>
        [JsonIgnore]
        public IReadOnlyList<string> LeftBehind =>
        [
            .. Credentials
                .Where(one => one.Kind == RootCredentialKind.MfaDevice
                    && RootMfaDevice.Of(one.Id).Kind == RootMfaKind.Virtual)
                .Select(one => one.Id),
        ];
    }

    /// <summary>A person rejected it.</summary>
    public sealed record Rejected(Decided By, DateTimeOffset At) : RemediationEntry(At);

    /// <summary>A person had the quarantine lifted.</summary>
    public sealed record Lifted(Decided By, DateTimeOffset At) : RemediationEntry(At);

    /// <summary>A person took the responsibility for what was shown.</summary>
    /// <param name="By">The person.</param>
    /// <param name="Shown">The hash of what the person was shown.</param>
    /// <param name="At">The time (UTC).</param>
    public sealed record Overridden(Decided By, string Shown, DateTimeOffset At) : RemediationEntry(At);

    /// <summary>A person let it go on.</summary>
    /// <param name="By">The person.</param>
    /// <param name="Role">The ARN of the role that replaces the keys; null where none is named.</param>
    /// <param name="At">The time (UTC).</param>
    public sealed record Resumed(Decided By, string? Role, DateTimeOffset At) : RemediationEntry(At);

    /// <summary>A decision came too late: what it was about is not there any more.</summary>
    public sealed record Voided(Decided By, string Why, DateTimeOffset At) : RemediationEntry(At);
}
