using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on one role of people who may open root sessions.</summary>
internal sealed partial record RootSessionOperatorSection(
    Located<string>? Role, Located<IReadOnlyList<Located<string>>>? Tasks)
{
    private const string Accepted =
        "the ARN of one role of the delegated administrator account, without wildcards, such as "
        + "\"arn:aws:iam::222222222222:role/RootOperators\"";

    private const string RolePattern = @"^arn:[a-z-]+:iam::[0-9]{12}:role/([A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]+$";

    private static readonly Property<string> RoleProperty =
        new(
            "role",
            "The role's ARN, its path included; a role of the delegated administrator account.",
            new TextShape<string>("a role's ARN", Accepted, RolePattern, TryParseRole),
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

    public void Check(Located<AccountId>? administrator, OrganizationSection? organization, FileErrors errors)
    {
        if (Role is null || administrator is null || organization is null)
            return;

        var expected = $"arn:{organization.Partition}:iam::{administrator.Value}:role/";
        if (!Role.Value.StartsWith(expected, StringComparison.Ordinal))
        {
            errors.Add(
                Role.At,
                $"'{Printable.Short(Role.Value)}' is no role of the delegated administrator account "
                    + $"{administrator.Value}: the policy reaches that account alone, and the management account, "
                    + "which no policy reaches, needs no entry",
                $"an ARN that begins with \"{expected}\"");
        }
    }

    public RootSession Parsed() => new(Role!.Value, [.. Tasks!.Value.Select(task => task.Value)]);

    private static bool TryParseRole(string text, [MaybeNullWhen(false)] out string role) =>
        (role = RoleArn().IsMatch(text) ? text : null) is not null;

    [GeneratedRegex(RolePattern + "(?!\n)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RoleArn();
}
