using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Json;
using Guardrails.Core.Remediation;

namespace Guardrails.Core.Decisions;

/// <summary>
/// A decision on a remediation as a row of the ledger, and back: whole, so that its hash can be checked.
/// </summary>
public static class RemediationDecisionRow
{
    private const string Text = "decision";

    /// <summary>The key of its row.</summary>
    public static LedgerKey KeyOf(RemediationDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return RemediationKeys.OfDecision(decision.Account, decision.CaseId, decision.Hash);
    }

    /// <summary>The row.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="person">Its author.</param>
    /// <param name="at">The time (UTC).</param>
    public static LedgerRow Of(RemediationDecision decision, Person person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(person);
        var texts = DecisionRow.Common(decision, person, at);
        texts["account"] = decision.Account.Value;
        texts[Text] = CanonicalJson.Of(decision.ToJson());
        texts[LedgerKey.List] = RemediationKeys.DecidedIn(at);
        texts[LedgerKey.ListedAt] = RowText.Of(at);
        return new(KeyOf(decision), texts, new Dictionary<string, IReadOnlyList<string>>());
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">
    /// It is none, or its text is not what its key says; the message names the row.
    /// </exception>
    public static (RemediationDecision Decision, Decided By) Read(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var json = EventText.Parse("The decision", row.Require(Text));
        return Decision.Read(json) is RemediationDecision decision && KeyOf(decision) == row.Key
            ? (decision, new(
                decision.Hash,
                row.Require(DecisionRow.Author),
                row.Require(DecisionRow.Identity),
                decision.Reason,
                RowText.Time(row, DecisionRow.Decided)))
            : throw row.Wrong(Text, "is not the decision that the row's key names");
    }
}
