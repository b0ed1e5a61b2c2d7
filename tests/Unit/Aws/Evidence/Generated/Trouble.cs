namespace Guardrails.Tests.Unit.Aws.Evidence.Generated;

/// <summary>The kinds of trouble that a call can have.</summary>
internal enum Trouble
{
    None,

    /// <summary>400 Throttling, whatever the SDK repeated.</summary>
    Throttled,

    /// <summary>500 ServiceFailure.</summary>
    Broken,

    /// <summary>403 ExpiredToken.</summary>
    Expired,

    /// <summary>403 AccessDenied.</summary>
    Denied,

    /// <summary>No answer in time, although the function itself has time left.</summary>
    NoAnswer,

    /// <summary>200 with a body that holds none of the answer's members.</summary>
    Empty,

    /// <summary>A list whose second page is throttled.</summary>
    HalfAList,

    /// <summary>An answer that lacks a member, or has one that it should not have.</summary>
    Odd,

    /// <summary>Another answer of that kind.</summary>
    Odder,

    /// <summary>A list of another user's things.</summary>
    OfAnotherUser,
}
