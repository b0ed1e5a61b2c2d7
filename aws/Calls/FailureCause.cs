namespace Guardrails.Aws.Calls;

/// <summary>The kinds of failure that callers have words for.</summary>
public enum FailureCause
{
    /// <summary>None of the others: the error's code and message say what it is.</summary>
    Other,

    /// <summary>AWS denied the call.</summary>
    Denied,

    /// <summary>AWS asked for fewer calls.</summary>
    Throttled,

    /// <summary>AWS does not take the credentials, or not any more.</summary>
    Credentials,

    /// <summary>AWS takes the call for one of another time, or does not take its signature.</summary>
    Clock,

    /// <summary>There was no answer in time.</summary>
    NoAnswer,

    /// <summary>AWS could not be reached.</summary>
    NoConnection,

    /// <summary>The SDK could not make the call: mostly, it found no credentials.</summary>
    Client,
}
