using Guardrails.Core.Controls;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Incidents;

/// <summary>The newest answer of one control about one account, and what the next one is compared with.</summary>
public sealed record LatestVerdict
{
    /// <summary>The account.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The control's name.</summary>
    public required string Control { get; init; }

    /// <summary>The Region of its rule.</summary>
    public required string Region { get; init; }

    /// <summary>
    /// The name of its rule in the account; null in a row that was written before anybody kept it.
    /// </summary>
    public string? Rule { get; init; }

    /// <summary>The answer.</summary>
    public required Compliance Compliance { get; init; }

    /// <summary>The moment from which on the answer has been the same (UTC).</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>AWS Config's ordering time of the evaluation (UTC): a newer one replaces it.</summary>
    public required DateTimeOffset Asked { get; init; }

    /// <summary>The time at which it was written (UTC).</summary>
    public required DateTimeOffset Heard { get; init; }

    /// <summary>
    /// The time at which the evidence was read that last decided (UTC); null where nothing ever did.
    /// </summary>
    public DateTimeOffset? Read { get; init; }

    /// <summary>Sentences on what decided, or on what is missing.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>The root access keys that were seen and that no evidence showed to be gone.</summary>
    public IReadOnlyList<LatestKey> Keys { get; init; } = [];

    /// <summary>The ids of the root signing certificates, likewise.</summary>
    public IReadOnlyList<string> Certificates { get; init; } = [];

    /// <summary>The newest use of the root password that IAM's report showed (UTC); null for none.</summary>
    public DateTimeOffset? PasswordUsed { get; init; }

    /// <summary>
    /// The ordering time of the last evaluation that saw every key (UTC): what events said of keys before it is
    /// answered. Null where there was none.
    /// </summary>
    public DateTimeOffset? KeysAnswered { get; init; }

    /// <summary>The same of signing certificates.</summary>
    public DateTimeOffset? CertificatesAnswered { get; init; }

    /// <summary>The moment from which on nothing decides (UTC); null while something does.</summary>
    public DateTimeOffset? UnknownSince { get; init; }

    /// <summary>True where <c>EvidenceMissing</c> was opened and not ended.</summary>
    public bool IsMissed { get; init; }

    /// <summary>
    /// True where an evaluation changes nothing any more: it is older, or the same one again. AWS Lambda invokes again
    /// what could not decide, with the same ordering time, and then its answer counts.
    /// </summary>
    public bool Outdates(DateTimeOffset asked, Compliance answer) =>
        Asked > asked || (Asked == asked && (UnknownSince is null || answer == Compliance.Unknown));
}

/// <summary>A root access key as evidence showed it.</summary>
/// <param name="Id">Its id; a number where only the credential report shows it; empty where nobody names it.</param>
/// <param name="Active">True where it can be used; null where that is not known.</param>
/// <param name="LastUsed">Its last use (UTC); null where none is recorded.</param>
/// <param name="Service">The service of its last use.</param>
/// <param name="Region">The Region of its last use.</param>
public sealed record LatestKey(
    string Id, bool? Active, DateTimeOffset? LastUsed = null, string? Service = null, string? Region = null)
{
    /// <summary>One of which is known that it is there, and nothing else.</summary>
    public static LatestKey Unnamed { get; } = new("", Active: null);

    /// <summary>True where the id is AWS's, and not one of the credential report's places: 1 or 2.</summary>
    public bool IsNamed => IsName(Id);

    /// <summary>True for an id of AWS's.</summary>
    public static bool IsName(string id) => id.Length > 1;
}

/// <summary>A credential that an event spoke of, so that evidence after it can end what the event opened.</summary>
/// <param name="Subject">The key or certificate.</param>
/// <param name="Heard">The last time at which an event about it was heard (UTC).</param>
public sealed record HeardCredential(IncidentSubject Subject, DateTimeOffset Heard);
