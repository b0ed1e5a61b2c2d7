using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Remediation;

/// <summary>
/// The removal of an account's root credentials, as its log tells it: of one account and not of one key, because a
/// quarantine knows no keys (docs/adr/0022-a-remediation-is-a-log.md).
/// </summary>
/// <param name="Id">Its id: that of the account, and eight digits of the hash of the decision that began it.</param>
/// <param name="Account">The account.</param>
/// <param name="Start">The decision that began it.</param>
/// <param name="Request">The wish of the person who began it.</param>
/// <param name="Stage">Its stage.</param>
public sealed record RemediationCase(
    string Id, AccountId Account, Decided Start, RemediationRequest Request, Stage Stage)
{
    /// <summary>The number of entries of its log: the number of the next one.</summary>
    public int Entries { get; init; }

    /// <summary>
    /// The credentials that are to go and are there, with what uses each; empty before that is known.
    /// </summary>
    public IReadOnlyList<KeyProof> Proofs { get; init; } = [];

    /// <summary>The role that was seen to replace the keys, or null.</summary>
    public string? Replacement { get; init; }

    /// <summary>The quarantine, also where it may not be attached yet; null where there is none.</summary>
    public QuarantineHold? Hold { get; init; }

    /// <summary>The end of the time without any use (UTC); null before the quarantine stands.</summary>
    public DateTimeOffset? QuietUntil { get; init; }

    /// <summary>Every sign of use in quarantine, in order of time.</summary>
    public IReadOnlyList<Disturbance> Signs { get; init; } = [];

    /// <summary>The ids of the signs that a person took the responsibility for.</summary>
    public IReadOnlySet<string> Accepted { get; init; } = new HashSet<string>();

    /// <summary>The decisions by which persons took a responsibility.</summary>
    public IReadOnlyList<Decided> Overrides { get; init; } = [];

    /// <summary>The hashes of the decisions that the log has, those that came too late included.</summary>
    public IReadOnlySet<string> Decided { get; init; } = new HashSet<string>();

    /// <summary>The approval that stands; null where none does.</summary>
    public RemediationEntry.Approved? Approval { get; init; }

    /// <summary>The time of the last whole look at the quarantined account (UTC); null before the first one.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>
    /// The reason that the step which is tried again failed the last time; null where it did not.
    /// </summary>
    public Trouble? Setback { get; init; }

    /// <summary>The time of the first evidence that the credentials are gone (UTC); null before.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>The credentials that are to go and are there, in the order of their deletion.</summary>
    public IReadOnlyList<RootCredential> Credentials =>
        RootCredential.Ordered(Proofs.Select(proof => proof.Credential));

    /// <summary>The signs of use that nobody decided on.</summary>
    public IReadOnlyList<Disturbance> Undecided => [.. Signs.Where(sign => !Accepted.Contains(sign.Id))];

    /// <summary>The names of virtual MFA devices that stay behind; none before the others are gone.</summary>
    public IReadOnlyList<string> LeftBehind => GoneAt is null ? [] : Approval?.LeftBehind ?? [];

    /// <summary>True where nothing is left to do.</summary>
    public bool IsOver => Stage is Stage.Ended;

    /// <summary>The step that is due, and from when; null where a person is waited for, or nothing is left.</summary>
    public DueStep? Due => Stage.Due;

    /// <summary>True where it does not end without a person.</summary>
    public bool WaitsForPerson => !IsOver && (Due is null || Stage is Stage.AwaitingApproval);

    /// <summary>True while a deletion is going on, or was made.</summary>
    public bool IsDeleting => Stage is Stage.Deleting or Stage.Verifying or Stage.Releasing;

    /// <summary>The id of the case that a decision begins.</summary>
    public static string IdOf(AccountId account, string decision) => $"{account}-{decision[..8]}";

    /// <summary>The beginning of a log.</summary>
    public static RemediationCase Begin(AccountId account, RemediationEntry.Begun begun)
    {
        ArgumentNullException.ThrowIfNull(begun);
        return new(
            IdOf(account, begun.By.Hash),
            account,
            begun.By,
            begun.Request,
            begun.Ended is { } ended ? ended : new Stage.Proving(begun.At))
        {
            Entries = 1,
            Decided = new HashSet<string>([begun.By.Hash], StringComparer.Ordinal),
        };
    }

    /// <summary>
    /// Everything that a person decides on, as texts and lists of texts. Times at which nothing new was seen are not in
    /// it, so that it stays the same while somebody reads it.
    /// </summary>
    public JsonObject Shown() => new()
    {
        ["case"] = Id,
        ["account"] = Account.Value,
        ["stage"] = Stage.GetType().Name,
        ["trouble"] = List(Stage is Stage.Halted { Why: var why }
            ? [$"{why}", .. why.BlockedBy.Select(one => $"Blocked by {one}.")]
            : []),
        ["startedBy"] = Start.Person,
        ["startedAt"] = Text(Start.At),
        ["reason"] = Start.Reason,
        ["quarantine"] = $"{Request.Quarantine}",
        ["quietUntil"] = QuietUntil is { } quiet ? Text(quiet) : "",
        ["credentials"] = List(Proofs
            .OrderBy(proof => proof.Credential.Kind).ThenBy(proof => proof.Credential.Id, StringComparer.Ordinal)
            .Select(proof => $"{proof.Credential}: {proof.Use}: {string.Join(' ', proof.Findings)}")),
        ["replacement"] = Replacement ?? "",
        ["missing"] = List(Stage is Stage.AwaitingReplacement { Missing: var missing } ? missing : []),
        ["signs"] = List(Signs.Select(sign =>
            $"{sign.Id}: {(Accepted.Contains(sign.Id) ? "accepted" : "undecided")}: {sign.Sentence}")),
        ["overrides"] = List(Overrides.Select(one => $"{one.Person} at {Text(one.At)}: {one.Reason}")),
    };

    /// <summary>The SHA-256 of what is shown, as 64 lower-case hexadecimal digits.</summary>
    public string ShownHash =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ShownText)));

    /// <summary>The text of that hash: canonical JSON (RFC 8785).</summary>
    public string ShownText => CanonicalJson.Of(Shown());

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
