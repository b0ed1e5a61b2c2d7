using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>The answer of service control policies to a call of Guardrails.</summary>
/// <param name="Decision">The answer itself.</param>
/// <param name="Causes">
/// The statements behind a no, and those whose say cannot be told; one without a statement where nothing allows.
/// </param>
internal sealed record OwnAnswer(Decision Decision, IReadOnlyList<OwnCause> Causes)
{
    /// <summary>The answer that is needed.</summary>
    public static readonly OwnAnswer Allowed = new(Decision.Allowed, []);

    /// <summary>True where policies deny for certain.</summary>
    public bool Denies => Decision is Decision.ExplicitlyDenied or Decision.ImplicitlyDenied;

    /// <summary>Asks the policies on the way to an account.</summary>
    public static OwnAnswer Of(IReadOnlyList<PolicyLevel> path, IEnumerable<AccessRequest> requests)
    {
        if (path.Count == 0)
            return Allowed;
        List<OwnAnswer> answers = [.. requests.Select(request => Of(PolicySimulator.ServiceControl(path, request)))];
        if (answers.TrueForAll(answer => answer.Denies))
            return answers[0];
        List<OwnCause> causes = [.. answers.SelectMany(answer => answer.Causes)];
        return causes is []
            ? Allowed
            : new(Decision.CannotTell, [.. causes.Select(cause => cause.Reason is null ? Perhaps(cause) : cause)]);
    }

    private static OwnCause Perhaps(OwnCause cause) => cause with
    {
        Reason = $"Cannot tell whether {cause.At?.ToString() ?? cause.Layer} denies it: AWS does not document which "
            + "Region the request names.",
    };

    private static OwnAnswer Of(Answer answer) => answer.Decision switch
    {
        Decision.Allowed => Allowed,
        Decision.CannotTell when answer.Undecided.Count > 0 => new(
            answer.Decision,
            [
                .. answer.Undecided.Select(
                    statement => new OwnCause(statement.At, answer.Layer, statement.Sha256, statement.Reason)),
            ]),
        _ => new(
            answer.Decision,
            [
                new OwnCause(
                    answer.By,
                    answer.Layer,
                    answer.Sha256,
                    answer.Decision == Decision.CannotTell ? answer.Explanation : null),
            ]),
    };
}

/// <summary>A statement that denies a call, or may.</summary>
/// <param name="At">The statement; null where nothing allows.</param>
/// <param name="Layer">The policies that decide, such as <c>service control policies at Root</c>.</param>
/// <param name="Sha256">The SHA-256 by which the organization's file can accept it; null where nothing allows.</param>
/// <param name="Reason">The sentence that says what cannot be told; null where the call is denied for certain.</param>
internal sealed record OwnCause(DecidingStatement? At, string Layer, string? Sha256, string? Reason);
