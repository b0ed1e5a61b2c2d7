using System.Text.Json.Nodes;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Remediation;
using Guardrails.Local;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Lambdas.Decisions;

/// <summary>
/// The function of decisions over the wire, a remediation that ann started, and people who sign what they decide on it.
/// </summary>
internal sealed class RemediationDecisionSite : IAsyncDisposable
{
    private RemediationDecisionSite(DecisionSite site)
    {
        Site = site;
        Ledger = new(site.Table);
        var role = site.SsoRole();
        (Ann, Bob) = (site.Session(role, "ann"), site.Session(role, "bob"));
    }

    public DecisionSite Site { get; }

    public RemediationLedger Ledger { get; }

    /// <summary>The person who started it.</summary>
    public LocalCredentials Ann { get; }

    /// <summary>Another person, whose approval counts.</summary>
    public LocalCredentials Bob { get; }

    /// <summary>The time, in whole seconds.</summary>
    public static DateTimeOffset Now => RemediationDecision.InSeconds(TimeProvider.System.GetUtcNow());

    /// <param name="log">The remediation, as the function wrote it; null where there is none.</param>
    /// <param name="remediates">False where no function of the deployment carries out remediations.</param>
    public static async Task<RemediationDecisionSite> StartAsync(Logs? log = null, bool remediates = true)
    {
        var site = new RemediationDecisionSite(await DecisionSite.StartAsync(remediates));
        if (log is not null)
            await site.WriteAsync(log);
        return site;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>Writes the entries of a log that are not there yet, as the function does.</summary>
    public async Task WriteAsync(Logs log)
    {
        var written = await Ledger.EntriesAsync(log.Case.Account, log.Case.Id, default);
        foreach (var (number, entry) in log.Entries.Index().Skip(written.Count))
            (await Ledger.AppendAsync(log.Case.Account, log.Case.Id, number, entry, default)).ShouldBeTrue();
    }

    /// <summary>The approval of what a person is shown of a remediation now.</summary>
    public static CaseDecision.Approval Approval(RemediationCase one) =>
        new(one.Account, one.Id, one.ShownHash, one.Credentials, Now, "Nobody uses it.");

    /// <summary>A person signs a decision and sends it; it is refused, and leaves no row of any account.</summary>
    public Task RefusedAsync(LocalCredentials person, RemediationDecision decision, string why) =>
        RefusedAsync(decision, Site.Proof(person, decision), why);

    public async Task RefusedAsync(RemediationDecision decision, PersonProof proof, string why)
    {
        var before = await RowsAsync();

        Refused(await Site.DecideAsync(decision, proof), why);

        (await RowsAsync()).ShouldBe(before);
    }

    /// <summary>The same for an event of any form.</summary>
    public async Task RefusedAsync(JsonObject payload, string why)
    {
        var before = await RowsAsync();

        Refused(await Site.InvokeAsync(payload.ToJsonString()), why);

        (await RowsAsync()).ShouldBe(before);
    }

    /// <summary>
    /// Shows that a refusal had no other cause than the one that it said: bob's approval counts, and is the only one.
    /// </summary>
    public async Task BobApprovesAsync(RemediationCase one)
    {
        await RecordedAsync(Bob, Approval(one));

        var (decision, by) = (await Ledger.DecisionsAsync(one.Account, one.Id, default)).ShouldHaveSingleItem();
        (decision.Name, by.Person).ShouldBe(("approve", "bob"));
    }

    public async Task RecordedAsync(LocalCredentials person, RemediationDecision decision)
    {
        var answer = await Site.DecideAsync(person, decision);

        Outcome(answer).ShouldBe("recorded", answer.ToJsonString());
    }

    /// <summary>The event of a decision, with a proof that is whatever it is.</summary>
    public static JsonObject Payload(RemediationDecision decision, PersonProof proof)
    {
        var payload = decision.ToJson();
        payload["proof"] = proof.ToJson();
        return payload;
    }

    /// <summary>The keys of all decisions on remediations, of whatever account.</summary>
    public async Task<IReadOnlyList<LedgerKey>> RowsAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        List<LedgerRow> rows = [];
        foreach (var list in RemediationKeys.DecidedBefore(now))
            rows.AddRange(await Site.Table.ListAsync(list, now.AddMinutes(1), default));
        return [.. rows.Select(row => row.Key)];
    }

    public static async Task<IReadOnlyList<string>> OutcomesAsync(params IEnumerable<Task<JsonObject>> answers) =>
        [.. (await Task.WhenAll(answers)).Select(Outcome).Order(StringComparer.Ordinal)];

    public static string Outcome(JsonObject answer) => answer["outcome"]!.GetValue<string>();

    private static void Refused(JsonObject answer, string why)
    {
        Outcome(answer).ShouldBe("refused", answer.ToJsonString());
        answer["finding"]!.GetValue<string>().ShouldContain(why);
    }
}
