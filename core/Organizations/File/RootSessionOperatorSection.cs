using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on one role of people who may open root sessions.</summary>
internal sealed record RootSessionOperatorSection(
    Located<string>? Role, Located<IReadOnlyList<Located<string>>>? Tasks)
{
    private static readonly Property<string> RoleProperty =
        new(
            "role",
            "The role's ARN, its path included; a role of the delegated administrator account.",
            AdministratorRole.Shape,
            Required: true);

    private static readonly Property<IReadOnlyList<Located<string>>> TasksProperty =
        new(
            "tasks",
            "The tasks that it may open root sessions for: AWS's names of task policies.",
            new ListShape<string>(
                new ChoiceShape<string>("task", [.. TaskPolicies.All.Select(task => KeyValuePair.Create(task, task))]),
                "tasks",
                least: 1),
            Required: true);

    public static readonly ListShape<RootSessionOperatorSection> Shape = new(
        new ObjectShape<RootSessionOperatorSection>(
            [RoleProperty, TasksProperty],
            fields => new(fields.Get(RoleProperty), fields.Get(TasksProperty))),
        "operators",
        same: one => one.Role?.Value,
        most: 20);

    public void Check(Located<AccountId>? administrator, OrganizationSection? organization, FileErrors errors) =>
        AdministratorRole.Check(
            Role,
            administrator,
            organization,
            "the policy reaches that account alone, and the management account, which no policy reaches, needs no "
                + "entry",
            errors);

    public RootSession Parsed() => new(Role!.Value, [.. Tasks!.Value.Select(task => task.Value)]);
}
