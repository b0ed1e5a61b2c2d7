using Guardrails.Core.Evidence;
using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls;

/// <summary>One question about the root user of an account, with a good condition for a name.</summary>
public interface IControl
{
    /// <summary>
    /// The good condition, such as <c>NoRootAccessKeys</c>; what the rule parameter <c>control</c> says.
    /// </summary>
    string Name { get; }

    /// <summary>One sentence on what is checked; also the Config rule's description (at most 256 characters).</summary>
    string Description { get; }

    /// <summary>
    /// The organization Config rule's name, such as <c>root-access-keys</c>: lower-case letters and hyphens, at most 40
    /// (as AWS Config appends a suffix), beginning with <c>root-</c>, by which the saved queries find it, and no part
    /// of another rule's name, by which an event's rule is told.
    /// </summary>
    string RuleName { get; }

    /// <summary>True where it is evaluated unless an organization's file says otherwise.</summary>
    bool OnByDefault => true;

    /// <summary>The parameters that an organization can set.</summary>
    IReadOnlyList<ControlParameter> Parameters => [];

    /// <summary>The requirements of frameworks that ask for exactly this.</summary>
    IReadOnlyList<FrameworkReference> References => [];

    /// <summary>
    /// True where only a root session can judge a credential that is there, as in accounts that no session reaches.
    /// </summary>
    /// <param name="parameters">What the organization set.</param>
    bool NeedsRootSession(ControlParameters parameters) => false;

    /// <summary>The reason why the partition has nothing that this control asks about; null where it has.</summary>
    string? WhyNotIn(Partition partition);

    /// <summary>True where the partition has what this control asks about.</summary>
    bool AppliesTo(Partition partition) => WhyNotIn(partition) is null;

    /// <summary>Judges. Pure: the same evidence gives the same verdict.</summary>
    /// <param name="root">What the root user has, by the evidence.</param>
    /// <param name="evidence">The evidence itself, for what only one source tells.</param>
    /// <param name="parameters">What the organization set.</param>
    Verdict Judge(RootState root, RootEvidence evidence, ControlParameters parameters);
}
