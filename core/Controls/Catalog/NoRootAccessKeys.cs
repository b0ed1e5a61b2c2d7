using Guardrails.Core.Evidence;
using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>The root user has no access key, active or not.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html</remarks>
internal sealed class NoRootAccessKeys : IControl
{
    private const string StillAKey = "An inactive root key is still a root key.";

    public string Name => nameof(NoRootAccessKeys);

    public string Description => "The root user of the account has no access key, active or inactive.";

    public string RuleName => "root-access-keys";

    public IReadOnlyList<FrameworkReference> References => FrameworkReferences.Iam4;

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public Verdict Judge(RootState root, RootEvidence evidence, ControlParameters parameters) =>
        root.Keys.IsThere ? Verdict.Bad(Keys(root, evidence)).With(root.Keys.Disagreements) : None(root);

    /// <summary>The verdict of every control on keys where there is none.</summary>
    internal static Verdict None(RootState root) => root switch
    {
        { Keys.IsAbsent: false } => Verdict.Unknown("A root access key may exist.", root.Keys.Doubts),
        { Credentials.IsAbsent: true } => Good(root, $"No root access key exists: {Phrases.CredentialsAbsent}."),
        _ => Good(root, "No root access key exists."),
    };

    private static Verdict Good(RootState root, string finding) =>
        Verdict.Good(finding).With(root.Keys.Disagreements).With(root.MayGoUnseen("key"));

    private static IEnumerable<string> Keys(RootState root, RootEvidence evidence)
    {
        foreach (var key in root.AccessKeys)
            yield return key.Sentence;
        if (root.AccessKeys.Any(key => key.Active == false))
            yield return StillAKey;
        if (root.AccessKeys.Count > 0)
            yield break;

        yield return evidence.Report.Row is { Keys.Gap: null } row
            ? $"A root access key exists. The credential report of {Phrases.Minute(row.GeneratedAt)} shows no active "
                + "one, so it is inactive or newer than that report (an inactive root key is still a root key)."
            : "A root access key exists. Its state, age and last use are not known.";
    }
}
