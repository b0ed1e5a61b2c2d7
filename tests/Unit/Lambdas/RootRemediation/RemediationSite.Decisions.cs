using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <content>Everything that persons decide.</content>
internal sealed partial class RemediationSite
{
    /// <summary>Has ann start a remediation.</summary>
    public async Task<string> StartAsync(AccountId? account = null, RemediationRequest? request = null)
    {
        StartDecision start = new(account ?? Account, request ?? RemediationRequest.Default, Now, "The key has to go.");
        await DecideAsync(start, "ann");
        return start.CaseId;
    }

    /// <summary>Writes a decision, as the function of decisions does.</summary>
    public async Task DecideAsync(RemediationDecision decision, string person) =>
        (await Ledger.AddAsync(
            RemediationDecisionRow.Of(decision, DecidedLog.Person(person), Now), default)).ShouldBeTrue();

    /// <summary>Has bob approve what is shown now.</summary>
    public async Task ApproveAsync(string id)
    {
        var one = await CaseAsync(id);
        await DecideAsync(
            new CaseDecision.Approval(one.Account, id, one.ShownHash, one.Credentials, Now, "Nobody uses it."), "bob");
    }

    /// <summary>Has ann let it go on.</summary>
    public async Task ResumeAsync(string id, string role = "")
    {
        var one = await CaseAsync(id);
        await DecideAsync(
            new CaseDecision.Resumption(one.Account, id, one.ShownHash, role, Now, "It is mended."), "ann");
    }

    /// <summary>Has ann end it.</summary>
    public async Task RejectAsync(string id)
    {
        var one = await CaseAsync(id);
        await DecideAsync(
            new CaseDecision.Rejection(one.Account, id, one.ShownHash, Now, "Not now."), "ann");
    }

    /// <summary>Has ann take the responsibility for what is shown.</summary>
    public async Task OverrideAsync(string id)
    {
        var one = await CaseAsync(id);
        await DecideAsync(
            new CaseDecision.Override(one.Account, id, one.ShownHash, Now, "It is known."), "ann");
    }
}
