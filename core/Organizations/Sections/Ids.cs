using System.Diagnostics.CodeAnalysis;
using Guardrails.Core.Organizations.Shapes;

namespace Guardrails.Core.Organizations.Sections;

/// <summary>The shapes of ids, each by its own type.</summary>
internal static class Ids
{
    public static readonly IShape<OrganizationId> Organization =
        Of("an organization id", OrganizationId.Accepted, OrganizationId.SchemaPattern, OrganizationId.TryParse);

    public static readonly IShape<RootId> Root =
        Of("a root id", RootId.Accepted, RootId.SchemaPattern, RootId.TryParse);

    public static readonly IShape<AccountId> Account =
        Of("an account id", AccountId.Accepted, AccountId.SchemaPattern, AccountId.TryParse);

    public static readonly IShape<TargetId> Target =
        Of("a policy target", TargetId.Accepted, TargetId.SchemaPattern, TargetId.TryParse);

    private static TextShape<T> Of<T>(string kind, string accepted, string pattern, Func<string?, T?> tryParse)
        where T : class =>
        new(kind, accepted, pattern, (string text, [MaybeNullWhen(false)] out T value) => (value = tryParse(text)) is not null);
}
