using Guardrails.Core.Organizations;

namespace Guardrails.Core.Posture;

/// <summary>One question about the root user of an account, with a good condition for a name.</summary>
public interface IControl
{
    /// <summary>The good condition, such as <c>NoRootAccessKeys</c>; what the rule parameter <c>control</c> says.</summary>
    string Name { get; }

    /// <summary>One sentence on what is checked; also the Config rule's description (at most 256 characters).</summary>
    string Description { get; }

    /// <summary>The organization Config rule's name, such as <c>root-access-keys</c> (at most 40 characters, as AWS Config appends a suffix).</summary>
    string RuleName { get; }

    /// <summary>Why the partition has nothing that this control asks about, or null where it has.</summary>
    string? WhyNotIn(Partition partition);

    /// <summary>Whether the partition has what this control asks about.</summary>
    bool AppliesTo(Partition partition) => WhyNotIn(partition) is null;

    /// <summary>Judges the evidence. Pure: the same evidence gives the same verdict.</summary>
    Verdict Evaluate(RootEvidence evidence);
}
