using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Packs;
using Guardrails.Core.Planning;
using Guardrails.Core.Planning.OwnCalls;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Cli.Plan;

/// <summary>A plan for a machine.</summary>
internal sealed record PlanReport(
    OrganizationId Organization,
    DateTimeOffset TakenAt,
    DateTimeOffset PlannedFor,
    bool Passes,
    string NotRead,
    IReadOnlyList<PlanFinding> Findings,
    IReadOnlyList<OwnCallFinding> OwnCalls,
    IReadOnlyList<PolicyChange> Policies,
    IReadOnlyList<string> LeftOverPolicies,
    IReadOnlyList<TargetCapacity> Targets,
    IReadOnlyList<PolicyTool> OtherTools,
    IReadOnlyList<Denial> Denials,
    IReadOnlyList<UndecidedCause> Undecided,
    IReadOnlyList<RemainingRootKey> RootKeysStillPossible,
    IReadOnlyList<ExemptionPlan> Exemptions,
    IReadOnlyList<string> Notes,
    MonthlyCost MonthlyCost,
    IReadOnlyList<PlannedPack> ConformancePacks,
    IReadOnlyList<AccountAnswers> Accounts)
{
    /// <summary>Its JSON, as <c>plan --output json</c> writes it.</summary>
    public static readonly ReportFormat<PlanReport> Format = new("Guardrails: a plan", version: 1);

    public static PlanReport Of(OrganizationPlan plan) => new(
        plan.Organization,
        plan.TakenAt,
        plan.PlannedFor,
        plan.Findings.Count == 0,
        OrganizationPlan.NotRead,
        plan.Findings,
        plan.OwnCalls,
        plan.Policies,
        plan.LeftOver,
        plan.Targets,
        plan.Tools,
        plan.Denials,
        plan.Undecided,
        plan.RemainingRootKeys,
        plan.Exemptions,
        plan.Notes,
        plan.Cost,
        [.. plan.Packs.Select(PlannedPack.Of)],
        [.. plan.Accounts.Select(account => new AccountAnswers(
            account.Id,
            account.Name,
            account.Unit,
            account.State,
            account.IsManagement,
            account.Answers.ToDictionary(
                answer => answer.Question.Name,
                answer => new QuestionAnswer(answer.Before, answer.After, answer.Change, answer.Because),
                StringComparer.Ordinal)))]);
}

/// <summary>A conformance pack that a file holds.</summary>
/// <param name="Path">The file, as the organization file names it.</param>
/// <param name="Rules">Each rule's logical id and owner.</param>
/// <param name="RunsByItself">Logical ids of remediations that nobody has to ask for, and what they run.</param>
/// <param name="Accounts">The accounts that its template names.</param>
internal sealed record PlannedPack(
    string Path, IReadOnlyList<string> Rules, IReadOnlyList<string> RunsByItself, IReadOnlyList<string> Accounts)
{
    public static PlannedPack Of(ReadPackFile pack) => new(
        pack.Path,
        pack.Contents.Rules,
        pack.Contents.Automatic,
        [.. pack.Contents.Accounts.Select(one => one.Account).Distinct(StringComparer.Ordinal)]);
}

/// <summary>One account's answers, by the questions' names.</summary>
internal sealed record AccountAnswers(
    AccountId Id,
    string Name,
    string Unit,
    string State,
    bool IsManagement,
    IReadOnlyDictionary<string, QuestionAnswer> Answers);

/// <summary>One answer before and after, and what decides after.</summary>
internal sealed record QuestionAnswer(Decision Before, Decision After, Change Turn, string? Because);
