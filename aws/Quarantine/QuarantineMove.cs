namespace Guardrails.Aws.Quarantine;

/// <summary>The answer of AWS Organizations to an attachment or a detachment.</summary>
public enum QuarantineMove
{
    /// <summary>It is as it was asked for, and was not before.</summary>
    Done,

    /// <summary>It was so before: somebody did it, or this call was made twice.</summary>
    AlreadySo,

    /// <summary>The account has as many policies of this type as AWS allows. Somebody must make room.</summary>
    NoFreeSlot,

    /// <summary>The organization has no such account any more.</summary>
    AccountLeft,

    /// <summary>The organization has no such policy any more. Then it is attached to nothing.</summary>
    PolicyGone,
}
