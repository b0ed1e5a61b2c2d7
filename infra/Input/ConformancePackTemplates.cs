using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Organizations;
using Guardrails.Core.Packs;

namespace Guardrails.Infra.Input;

/// <summary>
/// The conformance packs that files hold, read and checked. The command line compiles this file, too.
/// </summary>
/// <param name="Packs">Each pack's template, word for word.</param>
/// <param name="Errors">One line each for a person, with file and path.</param>
internal sealed record ConformancePackTemplates(
    IReadOnlyList<ConformancePackTemplate> Packs, IReadOnlyList<string> Errors)
{
    /// <summary>The contents of each pack whose template has no error of its own.</summary>
    public IReadOnlyList<ReadPackFile> Contents { get; init; } = [];

    /// <summary>Reads what the organization file names.</summary>
    public static ConformancePackTemplates Read(string organizationFile, OrganizationConfig config)
    {
        var (packs, errors, contents) =
            (new List<ConformancePackTemplate>(), new List<string>(), new List<ReadPackFile>());
        foreach (var (index, pack) in config.ConformancePackFiles.Index())
        {
            var path = PathOf(organizationFile, pack.Path);
            if (ReadText(path, errors) is not { } text)
                continue;
            var (template, problems) = Check(text, path, pack.Parameters);
            errors.AddRange(problems.Select(error => Line(path, error)));
            if (template is not null)
                errors.AddRange(
                    PackTemplate.CheckValues(template, pack.Parameters, $"$.conformancePackFiles[{index}].parameters")
                        .Select(error => Line(organizationFile, error)));
            if (template is not null && problems.Count == 0)
            {
                var held = PackContents.Of(template, pack.Parameters);
                string[] known =
                    [config.DelegatedAdministrator.Value, config.ManagementAccount.Value, .. pack.AllowedAccounts];
                errors.AddRange(held.Foreign(known).Select(error => Line(path, error)));
                contents.Add(new(pack.Path, held));
            }

            packs.Add(new(pack.Name, Path.GetFullPath(path), text, pack.Parameters));
        }

        return new(packs, errors) { Contents = contents };
    }

    /// <summary>The path of a pack's file, which the organization file names from its own folder.</summary>
    public static string PathOf(string organizationFile, string pack) =>
        Path.Combine(Path.GetDirectoryName(organizationFile) ?? "", pack);

    private static (JsonNode? Template, IReadOnlyList<PackTemplateError> Errors) Check(
        string text, string path, IReadOnlyDictionary<string, string> values)
    {
        if (PackTemplate.CheckLength(Encoding.UTF8.GetByteCount(text)) is { } length)
            return (null, [length]);
        var (template, error) = TemplateReader.Read(text, isJson: path.EndsWith(".json", StringComparison.Ordinal));
        return error is null ? (template, PackTemplate.Check(template, values)) : (null, [error]);
    }

    private static string Line(string file, PackTemplateError error) =>
        $"{file}: {error.Path}: {error.Problem}. Accepted: {error.Accepted}";

    private static string? ReadText(string path, List<string> errors)
    {
        var file = InputFile.Read(
            path,
            "It is named in $.conformancePackFiles",
            PackTemplate.MostBytes,
            bytes => Line(path, PackTemplate.CheckLength(bytes)!));
        if (file.Error is { } error)
            errors.Add(error);
        return file.Text;
    }
}

/// <summary>One conformance pack.</summary>
/// <param name="Name">Its name, without the prefix of what is deployed here.</param>
/// <param name="File">The file that holds its template, as a whole path.</param>
/// <param name="Body">Its template.</param>
/// <param name="Parameters">Values for the template's parameters, by name.</param>
internal sealed record ConformancePackTemplate(
    string Name, string File, string Body, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>
    /// True where AWS Config has to read the template from Amazon S3, because it is too long to be sent along.
    /// </summary>
    public bool LiesInS3 => Encoding.UTF8.GetByteCount(Body) > PackTemplate.MostInlineBytes;
}
