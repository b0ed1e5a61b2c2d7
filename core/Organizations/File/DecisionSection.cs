using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on who decides on incidents.</summary>
internal sealed record DecisionSection(Located<IReadOnlyList<Located<string>>>? People)
{
    private static readonly Property<IReadOnlyList<Located<string>>> PeopleProperty =
        new(
            "people",
            "Roles of the delegated administrator account whose trust pins sts:RoleSessionName, so that a session's "
            + "name says who it is. Roles of IAM Identity Center need no entry.",
            new ListShape<string>(AdministratorRole.Shape, "roles", most: 10));

    public static readonly ObjectShape<DecisionSection> Shape =
        new([PeopleProperty], fields => new(fields.Get(PeopleProperty)));

    public void Check(Located<AccountId>? administrator, OrganizationSection? organization, FileErrors errors)
    {
        foreach (var one in People?.Value ?? [])
        {
            AdministratorRole.Check(
                one,
                administrator,
                organization,
                "the role is read there before a session's name is believed",
                errors);
        }
    }

    public DecisionSettings Parsed() => new([.. (People?.Value ?? []).Select(role => role.Value)]);
}
