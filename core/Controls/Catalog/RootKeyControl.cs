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
        if (!root.Keys.IsThere)
            return NoRootAccessKeys.None(root);

        var judged = root.AccessKeys.Select(key => (Key: key, Bad: IsBad(key, parameters))).ToList();
        var bad = judged.Where(one => one.Bad == true).Select(one => one.Key.Sentence).ToList();
        if (bad.Count > 0)
            return Verdict.Bad([Rule(parameters), .. bad]).With(root.Keys.Disagreements);
        return root.AllKeysListed && judged.TrueForAll(one => one.Bad == false)
            ? Verdict.Good(root.AccessKeys.Select(key => key.Sentence)).With(root.Keys.Disagreements)
            : Unsettled(root, judged.Where(one => one.Bad is null).Select(one => one.Key), evidence.Audit.Audit);
    }

    private static Verdict Unsettled(RootState root, IEnumerable<RootKey> keys, RootAudit? audit)
    {
        var why = root.WhyNoSessions is { } none
            ? $": only a root session lists every key, and there is none: {none}"
            : string.Concat(keys.Select(key => $" {key.Sentence}").Prepend("."));
        return Verdict.Unknown(
            $"A root access key exists, but not everything that decides about it is known{why}",
            new[] { audit?.AccessKeys.Gap }.Concat(audit?.AccessKeys.Seen.Select(key => key.Uses.Gap) ?? [])
                .OfType<Gap>().Distinct());
    }

    /// <summary>True for a key that this control forbids; null where that is not known.</summary>
    protected abstract bool? IsBad(RootKey key, ControlParameters parameters);

    /// <summary>The rule, as a sentence.</summary>
    protected abstract string Rule(ControlParameters parameters);
}
