using Guardrails.Core.Organizations;
using Guardrails.Core.Posture;

namespace Guardrails.Infra.Input;

/// <summary>The conformance packs that files hold, read and checked.</summary>
/// <param name="Packs">Each pack's template, word for word.</param>
/// <param name="Errors">One line each for a person, with file and path.</param>
internal sealed record ConformancePackTemplates(IReadOnlyList<ConformancePackTemplate> Packs, IReadOnlyList<string> Errors)
{
    // No template has more characters than these bytes; what is longer need not be read.
    private const long MostBytes = PackTemplate.MostCharacters * 4;

    /// <summary>Reads what the organization file names.</summary>
    public static ConformancePackTemplates Read(string organizationFile, OrganizationConfig config)
    {
        var (packs, errors) = (new List<ConformancePackTemplate>(), new List<string>());
        foreach (var pack in config.ConformancePackFiles)
        {
            var path = Path.Combine(Path.GetDirectoryName(organizationFile) ?? "", pack.Path);
            if (ReadText(path, errors) is not { } text)
                continue;
            errors.AddRange(Check(text, isJson: path.EndsWith(".json", StringComparison.Ordinal))
                .Select(error => $"{path}: {error.Path}: {error.Problem}. Accepted: {error.Accepted}"));
            packs.Add(new(pack.Name, text));
        }

        return new(packs, errors);
    }

    private static IReadOnlyList<PackTemplateError> Check(string text, bool isJson)
    {
        if (PackTemplate.CheckLength(text.Length) is { } length)
            return [length];
        var (template, error) = TemplateReader.Read(text, isJson);
        return error is null ? PackTemplate.Check(template) : [error];
    }

    private static string? ReadText(string path, List<string> errors)
    {
        try
        {
            if (!File.Exists(path))
                errors.Add($"{path}: there is no such file. It is named in $.conformancePackFiles");
            else if (new FileInfo(path).Length is > MostBytes and var bytes)
                errors.Add($"{path}: $: the file has {bytes} bytes. Accepted: at most {PackTemplate.MostCharacters} characters");
            else
                return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{path}: cannot be read: {exception.Message}");
        }

        return null;
    }
}

/// <summary>One conformance pack.</summary>
/// <param name="Name">Its name, without the prefix of what is deployed here.</param>
/// <param name="Body">Its template.</param>
internal sealed record ConformancePackTemplate(string Name, string Body);
