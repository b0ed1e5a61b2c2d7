using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on recorders and trails of other teams that are protected, too.</summary>
internal sealed partial record ProtectionSection(
    Located<IReadOnlyList<Located<string>>>? Recorders,
    Located<IReadOnlyList<Located<string>>>? Trails,
    Located<IReadOnlyList<Located<string>>>? ExceptRoles)
{
    private const int Most = 10;

    private const string NamePattern = "^[A-Za-z0-9._*?-]{1,128}$";

    // A first character that is none of the two: a lone * would spare everybody.
    private const string RolePattern = "^([A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-][A-Za-z0-9_+=,.@*?-]*$";

    private static readonly Property<IReadOnlyList<Located<string>>> RecordersProperty = new(
        "recorders",
        "Names of AWS Config recorders, such as default; * and ? stand for more. None when left out.",
        Names("the name of a recorder", "names of recorders"));

    private static readonly Property<IReadOnlyList<Located<string>>> TrailsProperty = new(
        "trails",
        "Names of CloudTrail trails that lie in member accounts, likewise. None when left out.",
        Names("the name of a trail", "names of trails"));

    private static readonly Property<IReadOnlyList<Located<string>>> ExceptRolesProperty = new(
        "exceptRoles",
        "Roles in member accounts that may change them all the same, by path and name, such as "
        + "AWSControlTowerExecution; * and ? stand for more in a name. StackSets always may. None when left out.",
        new ListShape<string>(
            new TextShape<string>(
                "a role",
                "a role's path and name, such as \"AWSControlTowerExecution\"; the name begins with no * or ?",
                RolePattern,
                TryParseRole),
            "roles",
            most: Most));

    public static readonly ObjectShape<ProtectionSection> Shape = new(
        [RecordersProperty, TrailsProperty, ExceptRolesProperty],
        fields => new(
            fields.Get(RecordersProperty), fields.Get(TrailsProperty), fields.Get(ExceptRolesProperty)));

    /// <summary>Checks that something protects what the section names.</summary>
    /// <param name="isOn">True where the guardrail is on that protects it.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public void Check(bool isOn, FileErrors errors)
    {
        var first = (Recorders?.Value ?? []).Concat(Trails?.Value ?? []).FirstOrDefault();
        if (first is not null && !isOn)
            errors.Add(
                first.At,
                $"nothing protects it: {nameof(DenyGuardrailTampering)} is off, or detection is ($.detection.enabled)",
                $"{nameof(DenyGuardrailTampering)} on; or leave it out");
    }

    public Protection Parsed() => new(Texts(Recorders), Texts(Trails), Texts(ExceptRoles));

    private static IReadOnlyList<string> Texts(Located<IReadOnlyList<Located<string>>>? list) =>
        [.. (list?.Value ?? []).Select(one => one.Value)];

    private static ListShape<string> Names(string kind, string items) => new(
        new TextShape<string>(
            kind,
            "up to 128 letters, digits, dots, hyphens or underscores; * and ? stand for more",
            NamePattern,
            TryParseName),
        items,
        most: Most);

    private static bool TryParseName(string text, [MaybeNullWhen(false)] out string name) =>
        (name = Name().IsMatch(text) ? text : null) is not null;

    private static bool TryParseRole(string text, [MaybeNullWhen(false)] out string role) =>
        (role = Role().IsMatch(text) ? text : null) is not null;

    [GeneratedRegex(NamePattern + "(?!\n)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(RolePattern + "(?!\n)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Role();
}
