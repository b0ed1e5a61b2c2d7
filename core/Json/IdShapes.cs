using System.Diagnostics.CodeAnalysis;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Json;

/// <summary>The shapes of ids, each by its own type.</summary>
internal static class IdShapes
{
    public static readonly IShape<OrganizationId> Organization =
        Of("an organization id", OrganizationId.Accepted, OrganizationId.SchemaPattern, OrganizationId.TryParse);

    public static readonly IShape<RootId> Root =
        Of("a root id", RootId.Accepted, RootId.SchemaPattern, RootId.TryParse);

    public static readonly IShape<AccountId> Account =
        Of("an account id", AccountId.Accepted, AccountId.SchemaPattern, AccountId.TryParse);

    public static readonly IShape<TargetId> Target =
        Of("a policy target", TargetId.Accepted, TargetId.SchemaPattern, TargetId.TryParse);

    /// <summary>The targets of a service-managed StackSet: accounts that join are reached through their unit.</summary>
    public static readonly IShape<TargetId> RootOrUnit = Of(
        "the root or a unit",
        "a root id (\"r-ab12\") or an organizational unit id (\"ou-ab12-c3d4e5f6\"), "
        + "through which accounts that join are reached",
        "^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$",
        text => TargetId.TryParse(text) is { Kind: TargetKind.Root or TargetKind.Unit } target ? target : null);

    /// <summary>A unit and nothing else.</summary>
    public static readonly IShape<TargetId> Unit = Of(
        "an organizational unit id",
        "an organizational unit id (\"ou-ab12-c3d4e5f6\")",
        "^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$",
        text => TargetId.TryParse(text) is { Kind: TargetKind.Unit } target ? target : null);

    private static TextShape<T> Of<T>(string kind, string accepted, string pattern, Func<string?, T?> tryParse)
        where T : class =>
        new(
            kind,
            accepted,
            pattern,
            (string text, [MaybeNullWhen(false)] out T value) => (value = tryParse(text)) is not null);
}
