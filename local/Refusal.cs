namespace Guardrails.Local;

/// <summary>A call that was refused, so that a deploy or an evaluation can be asked what its roles lack.</summary>
/// <param name="AccountId">The caller's account.</param>
/// <param name="Message">The answer, which names the caller, the action, the resource and the reason.</param>
/// <param name="ByServiceControlPolicy">
/// A service control policy refused it; otherwise the caller's own role, or the trust of the role it wanted, did.
/// </param>
public sealed record Refusal(string AccountId, string Message, bool ByServiceControlPolicy);
