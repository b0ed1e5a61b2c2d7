using System.Globalization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Planning;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Planning;

/// <summary>Plans of small organizations, and what tests look at in them.</summary>
internal static class Plans
{
    public const string KeyCreation = "DenyRootAccessKeyCreation";
    public const string RootActions = "DenyRootUserActions";

    public static OrganizationPlan Plan(OrganizationConfig config, OrganizationSnapshot snapshot) =>
        OrganizationPlan.Of(config, snapshot, OrganizationSnapshots.Now);

    public static OrganizationConfig With(params string[] guardrails) => OrganizationConfigs.With(guardrails);

    public static Exemption Exempt(string target, string endsOn) =>
        new(
            OrganizationConfigs.Guardrail(KeyCreation),
            TargetId.Parse(target),
            "owner",
            "reason",
            DateOnly.Parse(endsOn, CultureInfo.InvariantCulture));

    public static OrganizationConfig KeyCreationIn(string unit) => With(KeyCreation) with
    {
        Guardrails = [new(OrganizationConfigs.Guardrail(KeyCreation), [TargetId.Parse(unit)])],
    };

    public static AccountPlan Account(OrganizationPlan plan, string id) =>
        plan.Accounts.Single(account => account.Id.Value == id);

    public static AnswerChange Of(AccountPlan account, string question) =>
        account.Answers.Single(answer => answer.Question.Name == question);
}
