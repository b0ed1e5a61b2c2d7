using Guardrails.Core.Evidence;
using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>
/// A question about each root access key by itself. One bad key settles it; that all are good is certain only where all
/// are known, which takes a root session: without one, a second key, an inactive one or one newer than the credential
/// report cannot be seen.
/// </summary>
internal abstract class RootKeyControl : IControl
{
    public abstract string Name { get; }

    public abstract string Description { get; }

    public abstract string RuleName { get; }

    public bool OnByDefault => false;

    public virtual IReadOnlyList<ControlParameter> Parameters => [];

    public IReadOnlyList<FrameworkReference> References => [];

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public bool NeedsRootSession(ControlParameters parameters) => true;

    public Verdict Judge(RootState root, RootEvidence evidence, ControlParameters parameters)
    {
        if (!root.Keys.Present)
            return NoRootAccessKeys.None(root);

        var judged = root.AccessKeys.Select(key => (Key: key, Bad: IsBad(key, parameters))).ToList();
        var bad = judged.Where(one => one.Bad == true).Select(one => one.Key.Sentence).ToList();
        if (bad.Count > 0)
            return Verdict.Bad([Rule(parameters), .. bad]).With(root.Keys.Disagreements);
        return root.Audited && judged.TrueForAll(one => one.Bad == false)
            ? Verdict.Good(root.AccessKeys.Select(key => key.Sentence)).With(root.Keys.Disagreements)
            : Verdict.Unknown(
                "A root access key exists, and not all that this asks is known of it: only a root session lists "
                + $"every key. There was none: {root.WhyNotAudited}");
    }

    /// <summary>True for a key that this control forbids; null where that is not known.</summary>
    protected abstract bool? IsBad(RootKey key, ControlParameters parameters);

    /// <summary>The rule, as a sentence.</summary>
    protected abstract string Rule(ControlParameters parameters);
}
