namespace Guardrails.Aws.Evidence;

/// <summary>
/// The longest time that each source of evidence may take. The evaluator has two minutes: all sources together leave it
/// 16 seconds to find the account and to report.
/// </summary>
/// <param name="Report">For the credential report, which IAM may have to make first.</param>
/// <param name="Call">For each of the two calls of the member role.</param>
/// <param name="Audit">For the root session and its lists: AWS throttles root sessions tightly.</param>
public sealed record SourceLimits(TimeSpan Report, TimeSpan Call, TimeSpan Audit)
{
    /// <summary>Those of the evaluator.</summary>
    public static SourceLimits OfEvaluator { get; } =
        new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(60));
}
