using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails;

/// <summary>One act that a service control policy denies, with that act for a name.</summary>
public interface IGuardrail
{
    /// <summary>
    /// The denied act, such as <c>DenyRootAccessKeyCreation</c>; also the Sid, so letters and digits only.
    /// </summary>
    string Name { get; }

    /// <summary>
    /// One or two sentences on what is denied; also the policy's description (at most 512 characters with what stands
    /// around it).
    /// </summary>
    string Description { get; }

    /// <summary>The things that stop working, in a few sentences for the person who turns it on.</summary>
    string Breaks { get; }

    /// <summary>Where frameworks ask for it or for what it prevents; empty where none is known that does.</summary>
    IReadOnlyList<FrameworkReference> References { get; }

    /// <summary>True where an organization's file that does not mention it has it on.</summary>
    bool OnByDefault { get; }

    /// <summary>True where accounts can be exempt from it.</summary>
    bool AllowsExemptions { get; }

    /// <summary>
    /// True where an organization's file can attach it; one that no file attaches is there for an incident.
    /// </summary>
    bool CanBeAttached => true;

    /// <summary>
    /// True where it is attached to the delegated administrator account and to nothing else; an organization's file
    /// says only if it is on.
    /// </summary>
    bool IsForDelegatedAdministrator => false;

    /// <summary>True where it protects what watches accounts: where nothing does, it is not attached.</summary>
    bool ProtectsDetection => false;

    /// <summary>The reason why it does not apply in the partition; null where it applies.</summary>
    string? WhyNotIn(Partition partition);

    /// <summary>
    /// The question that a plan asks of every account about the denied act; null for a guardrail that no file attaches
    /// or that is for one account.
    /// </summary>
    Question? Question { get; }

    /// <summary>
    /// True where it is there to deny what the question asks about: its own act, unless it denies more.
    /// </summary>
    bool IsMeantToDeny(Question question) => question == Question;

    /// <summary>The statements that deny it.</summary>
    IReadOnlyList<PolicyStatement> Statements(GuardrailContext context);
}
