using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on who may open root sessions in member accounts.</summary>
internal sealed record RootSessionSection(Located<IReadOnlyList<Located<RootSessionOperatorSection>>>? Operators)
{
    private static readonly Property<IReadOnlyList<Located<RootSessionOperatorSection>>> OperatorsProperty =
        new(
            "operators",
            "Roles of people in the delegated administrator account who may, each for its own tasks; none when left "
            + "out.",
            RootSessionOperatorSection.Shape);

    public static readonly ObjectShape<RootSessionSection> Shape =
        new([OperatorsProperty], fields => new(fields.Get(OperatorsProperty)));

    public void Check(Located<AccountId>? administrator, OrganizationSection? organization, FileErrors errors)
    {
        foreach (var one in Operators?.Value ?? [])
            one.Value.Check(administrator, organization, errors);
    }

    public IReadOnlyList<RootSession> Parsed() => [.. (Operators?.Value ?? []).Select(one => one.Value.Parsed())];
}
