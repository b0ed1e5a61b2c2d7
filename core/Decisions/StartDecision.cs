using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Core.Decisions;

/// <summary>A person wants an account's root credentials removed.</summary>
/// <param name="Account">The account.</param>
/// <param name="Request">The wish.</param>
/// <param name="At">The time (UTC, in whole seconds).</param>
/// <param name="Reason">The reason.</param>
public sealed record StartDecision(
    AccountId Account, RemediationRequest Request, DateTimeOffset At, string Reason)
    : RemediationDecision(Account, At, Reason)
{
    /// <summary>Its name.</summary>
    public const string Word = "start";

    private const string Keys = "keys";
    private const string Password = "password";

    /// <inheritdoc/>
    public override string Name => Word;

    /// <inheritdoc/>
    public override string CaseId => RemediationCase.IdOf(Account, Hash);

    /// <inheritdoc/>
    public override RemediationEntry Entry(Decided by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return new RemediationEntry.Begun(by, Request, Ended: null, by.At);
    }

    /// <inheritdoc/>
    protected override JsonObject Members() => new()
    {
        ["quarantine"] = $"{Request.Quarantine}",
        ["quietDays"] = Request.QuietDays.ToString(CultureInfo.InvariantCulture),
        ["credentials"] = Request.Password ? Password : Keys,
    };

    internal static StartDecision Read(AccountId account, string reason, EventJson fields) => new(
        account,
        new(
            Enum.TryParse<QuarantineKind>(fields.Text("quarantine"), out var quarantine)
                && $"{quarantine}" == fields.Text("quarantine")
                ? quarantine
                : throw new FormatException("The decision's quarantine is neither Removal nor Leak."),
            int.TryParse(
                fields.Text("quietDays"), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                && days is >= 1 and <= RemediationLimits.MostQuietDays
                ? days
                : throw new FormatException(
                    $"The decision's quietDays is no number from 1 to {RemediationLimits.MostQuietDays}."),
            fields.Text("credentials") switch
            {
                Keys => false,
                Password => true,
                _ => throw new FormatException($"The decision's credentials is neither {Keys} nor {Password}."),
            }),
        TimeOf(fields),
        reason);
}
