namespace Guardrails.Core.Remediation;

/// <summary>A decision by a person who was proven by AWS.</summary>
/// <param name="Hash">The hash of the decision, which is its id.</param>
/// <param name="Person">The name of the person's session.</param>
/// <param name="Identity">The ARN that AWS STS proved.</param>
/// <param name="Reason">The person's reason.</param>
/// <param name="At">The time at which it was recorded (UTC).</param>
public sealed record Decided(string Hash, string Person, string Identity, string Reason, DateTimeOffset At)
{
    /// <summary>
    /// True for another person. A person is told by the session's name alone, without regard to case: a role is a hat
    /// that one person changes.
    /// </summary>
    public bool IsByAnotherThan(Decided other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !string.Equals(Person, other.Person, StringComparison.OrdinalIgnoreCase);
    }
}
