using Guardrails.Core.Evidence;

namespace Guardrails.Core.Controls;

/// <summary>
/// The answer of one control about one account, and why. Annotation, table and report all render the same findings.
/// </summary>
/// <param name="Compliance">
/// The answer; <see cref="Compliance.Unknown"/> where the evidence does not suffice.
/// </param>
/// <param name="Findings">Sentences that explain it, most important first; never empty.</param>
public sealed record Verdict(Compliance Compliance, IReadOnlyList<string> Findings)
{
    /// <summary>The gaps that the findings tell of: what an unknown answer waits for.</summary>
    public IReadOnlyList<Gap> Gaps { get; private init; } = [];

    /// <summary>The evidence shows the good condition.</summary>
    public static Verdict Good(params IEnumerable<string> findings) => new(Compliance.Compliant, [.. findings]);

    /// <summary>The evidence shows that the good condition is missing.</summary>
    public static Verdict Bad(params IEnumerable<string> findings) => new(Compliance.NonCompliant, [.. findings]);

    /// <summary>The evidence does not suffice: what is known, and once, what is missing.</summary>
    public static Verdict Unknown(string finding, params IEnumerable<Gap> gaps) =>
        new Verdict(Compliance.Unknown, [finding]).Missing(gaps);

    /// <summary>There is nothing to judge.</summary>
    public static Verdict NotApplicable(string why) => new(Compliance.NotApplicable, [why]);

    /// <summary>The same answer, which also tells what is missing and was not told yet.</summary>
    public Verdict Missing(IEnumerable<Gap> gaps)
    {
        var missing = gaps.Except(Gaps).ToList();
        return this with
        {
            Findings = [.. Findings, .. missing.Select(gap => $"{gap.Reason}.")],
            Gaps = [.. Gaps, .. missing],
        };
    }

    /// <summary>The same answer, with more findings after its own.</summary>
    public Verdict With(params IEnumerable<string> findings) => this with { Findings = [.. Findings, .. findings] };
}

/// <summary>AWS Config's three answers, and the one that it has no word for.</summary>
public enum Compliance
{
    /// <summary>The evidence shows the good condition.</summary>
    Compliant,

    /// <summary>The evidence shows that the good condition is missing.</summary>
    NonCompliant,

    /// <summary>The control cannot apply, as root MFA in GovCloud.</summary>
    NotApplicable,

    /// <summary>
    /// The evidence does not suffice. Never sent to AWS Config, never to be read as compliant: whoever evaluates fails,
    /// and every report says UNKNOWN.
    /// </summary>
    Unknown,
}
