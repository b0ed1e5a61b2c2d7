using System.Text.RegularExpressions;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>The file's section on one service control policy.</summary>
internal sealed partial record SnapshotPolicySection(
    Located<string>? Id,
    Located<string>? Name,
    Located<string>? Description,
    Located<bool>? AwsManaged,
    Located<string>? Content,
    Located<IReadOnlyList<Located<TargetId>>>? Targets)
{
    /// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html</remarks>
    private const string IdPattern = "^p-[0-9a-zA-Z_]{8,128}";

    private static readonly Property<string> IdProperty =
        new("id", "The policy's id.",
            new TextShape<string>(
                "a policy id",
                "p- and 8 to 128 letters, digits or underscores, such as \"p-FullAWSAccess\"",
                IdPattern + "$",
                TryParseId),
            Required: true);

    private static readonly Property<string> NameProperty =
        new("name", "The policy's name.", TextShapes.Name, Required: true);

    private static readonly Property<string> DescriptionProperty =
        new("description", "The policy's description; may be empty.", TextShapes.Any, Required: true);

    private static readonly Property<bool> AwsManagedProperty =
        new("awsManaged", "True if AWS wrote it.", new FlagShape(), Required: true);

    private static readonly Property<string> ContentProperty =
        new(
            "content",
            "The document as text, exactly as AWS stores it: every character counts.",
            TextShapes.Some("a policy document", "the document as text"),
            Required: true);

    private static readonly Property<IReadOnlyList<Located<TargetId>>> TargetsProperty =
        new(
            "targets",
            "The root, units and accounts that it is attached to directly.",
            new ListShape<TargetId>(IdShapes.Target, "targets", most: 210_001),
            Required: true);

    public static readonly ObjectShape<SnapshotPolicySection> Shape = new(
        [IdProperty, NameProperty, DescriptionProperty, AwsManagedProperty, ContentProperty, TargetsProperty],
        fields => new(
            fields.Get(IdProperty),
            fields.Get(NameProperty),
            fields.Get(DescriptionProperty),
            fields.Get(AwsManagedProperty),
            fields.Get(ContentProperty),
            fields.Get(TargetsProperty)));

    public SnapshotPolicy Parsed() =>
        new(
            Id!.Value,
            Name!.Value,
            Description!.Value,
            AwsManaged!.Value,
            Content!.Value,
            [.. Targets!.Value.Select(target => target.Value)]);

    private static bool TryParseId(string text, out string id)
    {
        id = text;
        return WholeId().IsMatch(text);
    }

    [GeneratedRegex(IdPattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeId();
}
