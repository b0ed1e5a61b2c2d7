using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on who is told of incidents.</summary>
internal sealed record AlertSection(Located<IReadOnlyList<Located<AlertRouteSection>>>? Routes, Located<bool>? Chat)
{
    private static readonly Property<IReadOnlyList<Located<AlertRouteSection>>> RoutesProperty =
        new(
            "routes",
            "Who is told of incidents by mail; nobody when left out. AWS asks each address to confirm first.",
            AlertRouteSection.Shape);

    private static readonly Property<bool> ChatProperty =
        new(
            "chat",
            "True makes a second topic, in the form of Amazon Q Developer in chat applications; false when left out.",
            new FlagShape());

    public static readonly ObjectShape<AlertSection> Shape =
        new([RoutesProperty, ChatProperty], fields => new(fields.Get(RoutesProperty), fields.Get(ChatProperty)));

    public AlertSettings Parsed() => new(
        [.. (Routes?.Value ?? []).Select(route => route.Value.Parsed())],
        Chat?.Value ?? AlertSettings.Default.Chat);
}
