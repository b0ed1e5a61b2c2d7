using Guardrails.Core.Ids;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Cli.Plan;

/// <summary>A plan for a machine.</summary>
internal sealed record PlanReport(
    OrganizationId Organization,
    DateTimeOffset TakenAt,
    DateTimeOffset PlannedFor,
    bool Passes,
    IReadOnlyList<PlanFinding> Findings,
    IReadOnlyList<PolicyChange> Policies,
    IReadOnlyList<string> LeftOverPolicies,
    IReadOnlyList<TargetRoom> Targets,
    IReadOnlyList<PolicyTool> OtherTools,
    IReadOnlyList<KeyStillPossible> RootKeysStillPossible,
    IReadOnlyList<ExemptionOutlook> Exemptions,
    IReadOnlyList<string> Notes,
    MonthlyCost MonthlyCost,
    IReadOnlyList<AccountAnswers> Accounts)
{
    public static PlanReport Of(OrganizationPlan plan) => new(
        plan.Organization,
        plan.TakenAt,
        plan.PlannedFor,
        plan.Findings.Count == 0,
        plan.Findings,
        plan.Policies,
        plan.LeftOver,
        plan.Targets,
        plan.Tools,
        plan.KeysStillPossible,
        plan.Exemptions,
        plan.Notes,
        plan.Cost,
        [.. plan.Accounts.Select(account => new AccountAnswers(
            account.Id,
            account.Name,
            account.Unit,
            account.State,
            account.IsManagement,
            account.Prospects.ToDictionary(
                prospect => prospect.Question.Name,
                prospect => new QuestionAnswer(prospect.Before, prospect.After, prospect.Turn, prospect.Because),
                StringComparer.Ordinal)))]);
}

/// <summary>One account's answers, by the questions' names.</summary>
internal sealed record AccountAnswers(
    AccountId Id, string Name, string Unit, string State, bool IsManagement, IReadOnlyDictionary<string, QuestionAnswer> Answers);

/// <summary>One answer before and after, and what decides after.</summary>
internal sealed record QuestionAnswer(Decision Before, Decision After, Turn Turn, string? Because);
