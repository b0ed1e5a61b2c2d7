namespace Guardrails.Core.Remediation;

/// <summary>A quarantine as the ledger knows it. It is known before it is attached.</summary>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="NotBefore">The time before which it was not attached (UTC): signs of use count from then on.</param>
/// <param name="AttachedAt">The time at which it was seen attached (UTC); null where that is not known yet.</param>
public sealed record QuarantineHold(string PolicyId, DateTimeOffset NotBefore, DateTimeOffset? AttachedAt);
