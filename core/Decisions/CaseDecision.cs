using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Remediation;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Core.Decisions;

/// <summary>
/// A decision on a remediation that was started: with the hash of what the person was shown, whatever they decide.
/// </summary>
/// <param name="Account">The account.</param>
/// <param name="Remediation">The remediation's id.</param>
/// <param name="Shown">The hash of what the person was shown (<see cref="RemediationCase.ShownHash"/>).</param>
/// <param name="At">The time (UTC, in whole seconds).</param>
/// <param name="Reason">The reason.</param>
public abstract record CaseDecision(
    AccountId Account, string Remediation, string Shown, DateTimeOffset At, string Reason)
    : RemediationDecision(Account, At, Reason)
{
    private const int HashLength = 64;

    /// <inheritdoc/>
    public sealed override string CaseId => Remediation;

    /// <inheritdoc/>
    protected override JsonObject Members() => new() { ["remediation"] = Remediation, ["shown"] = Shown };

    /// <summary>A person rejects it: the quarantine is lifted, and nothing is deleted.</summary>
    public sealed record Rejection(
        AccountId Account, string Remediation, string Shown, DateTimeOffset At, string Reason)
        : CaseDecision(Account, Remediation, Shown, At, Reason)
    {
        /// <summary>Its name.</summary>
        public const string Word = "reject";

        /// <inheritdoc/>
        public override string Name => Word;

        /// <inheritdoc/>
        public override RemediationEntry Entry(Decided by) => new RemediationEntry.Rejected(by, by.At);
    }

    /// <summary>A person has the quarantine lifted at once.</summary>
    public sealed record Lifting(
        AccountId Account, string Remediation, string Shown, DateTimeOffset At, string Reason)
        : CaseDecision(Account, Remediation, Shown, At, Reason)
    {
        /// <summary>Its name.</summary>
        public const string Word = "lift";

        /// <inheritdoc/>
        public override string Name => Word;

        /// <inheritdoc/>
        public override RemediationEntry Entry(Decided by) => new RemediationEntry.Lifted(by, by.At);
    }

    /// <summary>A person takes the responsibility for what was shown.</summary>
    public sealed record Override(
        AccountId Account, string Remediation, string Shown, DateTimeOffset At, string Reason)
        : CaseDecision(Account, Remediation, Shown, At, Reason)
    {
        /// <summary>Its name.</summary>
        public const string Word = "override";

        /// <inheritdoc/>
        public override string Name => Word;

        /// <inheritdoc/>
        public override RemediationEntry Entry(Decided by) => new RemediationEntry.Overridden(by, Shown, by.At);
    }

    /// <summary>A person lets a halted remediation go on, or names the role that replaces the keys.</summary>
    /// <param name="Role">The role's ARN; empty where none is named.</param>
    public sealed record Resumption(
        AccountId Account, string Remediation, string Shown, string Role, DateTimeOffset At, string Reason)
        : CaseDecision(Account, Remediation, Shown, At, Reason)
    {
        /// <summary>Its name.</summary>
        public const string Word = "resume";

        /// <inheritdoc/>
        public override string Name => Word;

        /// <inheritdoc/>
        public override RemediationEntry Entry(Decided by) =>
            new RemediationEntry.Resumed(by, Role.Length > 0 ? Role : null, by.At);

        /// <summary>
        /// The fault of a role that somebody names, as the end of a sentence about it; null where it has none.
        /// </summary>
        /// <param name="account">The account whose keys it replaces.</param>
        /// <param name="role">Its ARN; empty where none is named.</param>
        public static string? RoleFault(AccountId account, string role)
        {
            ArgumentNullException.ThrowIfNull(role);
            return role.Length == 0 || IamRoleArn.TryParse(role)?.Account == account
                ? null
                : $"is '{Printable.Short(role)}': expected the ARN of a role of account {account}, such as "
                    + $"arn:aws:iam::{account}:role/Batch.";
        }

        /// <inheritdoc/>
        protected override JsonObject Members()
        {
            var members = base.Members();
            members["role"] = Role;
            return members;
        }
    }

    /// <summary>Another person approves the deletion of exactly these credentials.</summary>
    /// <param name="Credentials">The credentials, in the order of their deletion.</param>
    public sealed record Approval(
        AccountId Account,
        string Remediation,
        string Shown,
        IReadOnlyList<RootCredential> Credentials,
        DateTimeOffset At,
        string Reason)
        : CaseDecision(Account, Remediation, Shown, At, Reason)
    {
        /// <summary>Its name.</summary>
        public const string Word = "approve";

        /// <inheritdoc/>
        public override string Name => Word;

        /// <inheritdoc/>
        public override RemediationEntry Entry(Decided by) =>
            new RemediationEntry.Approved(by, Credentials, Shown, by.At);

        /// <inheritdoc/>
        protected override JsonObject Members()
        {
            var members = base.Members();
            members["credentials"] =
                new JsonArray([.. Credentials.Select(one => (JsonNode)$"{one.Kind} {one.Id}")]);
            return members;
        }
    }

    /// <summary>Reads one of them.</summary>
    internal static CaseDecision Read(
        string word, AccountId account, string reason, EventJson fields, JsonObject json)
    {
        var (remediation, shown, at) = (RemediationOf(account, fields), ShownOf(fields), TimeOf(fields));
        return word switch
        {
            Rejection.Word => new Rejection(account, remediation, shown, at, reason),
            Lifting.Word => new Lifting(account, remediation, shown, at, reason),
            Override.Word => new Override(account, remediation, shown, at, reason),
            Resumption.Word => new Resumption(account, remediation, shown, RoleOf(fields), at, reason),
            _ => new Approval(account, remediation, shown, CredentialsOf(json), at, reason),
        };
    }

    // It is a part of a key of the ledger: nothing but an id ever gets there.
    private static string RemediationOf(AccountId account, EventJson fields)
    {
        var remediation = fields.Text("remediation");
        return CaseNumber.AccountOf(remediation) == account
            ? remediation
            : throw new FormatException(
                $"The decision's remediation is '{Printable.Short(remediation)}': expected the id of one of account "
                + $"{account}, such as {account}-0123abcd.");
    }

    private static string ShownOf(EventJson fields)
    {
        var shown = fields.Text("shown");
        return shown.Length == HashLength && shown.All(char.IsAsciiHexDigitLower)
            ? shown
            : throw new FormatException(
                $"The decision's shown is '{Printable.Short(shown)}': expected a SHA-256 as {HashLength} lower-case "
                + "hexadecimal digits.");
    }

    private static string RoleOf(EventJson fields) => fields.OptionalText("role")
        ?? throw new FormatException("The decision's role is missing: expected an ARN, or an empty text.");

    private static List<RootCredential> CredentialsOf(JsonObject json)
    {
        var items = json["credentials"] as JsonArray ?? [];
        var credentials = items.OfType<JsonValue>()
            .Select(item => item.TryGetValue(out string? text) ? text.Split(' ', 2) : [])
            .Select(parts => parts is [var kind, { Length: > 0 } id]
                && Enum.TryParse<RootCredentialKind>(kind, out var known) && $"{known}" == kind
                ? new RootCredential(known, id)
                : null)
            .OfType<RootCredential>()
            .ToList();
        return credentials.Count > 0 && credentials.Count == items.Count
            && RootCredential.Ordered(credentials).SequenceEqual(credentials)
            ? credentials
            : throw new FormatException(
                "The decision's credentials are no list such as [\"AccessKey AKIAIOSFODNN7EXAMPLE\"], each once and in "
                + "order.");
    }
}
