using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file <c>orgs/NAME.json</c>: JSON, in which comments and trailing commas are allowed.</summary>
public static class OrganizationFile
{
    /// <summary>
    /// The largest file that is read, in bytes. Look at the length first: a larger one need not be read at all.
    /// </summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>Parses a file's text.</summary>
    /// <param name="today">The day (UTC) by which exemptions are judged.</param>
    /// <returns>The organization, or all errors at once. Nothing is thrown for any text.</returns>
    public static OrganizationFileResult Parse(string text, DateOnly today)
    {
        if (text.Length > MaximumBytes)
            return new(Config: null, [TooLarge(text.Length)]);

        var file = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        if (file.Length > MaximumBytes)
            return new(Config: null, [TooLarge(file.Length)]);

        var errors = new FileErrors(file);
        var parsed = Read(file, today, errors);
        return errors.None ? new(parsed!.Parsed(), []) : new(Config: null, errors.InFileOrder());
    }

    /// <summary>The error of a file that is larger than <see cref="MaximumBytes"/>.</summary>
    /// <param name="bytes">Its length in bytes.</param>
    public static FileError TooLarge(long bytes) =>
        new(
            FilePath.Root,
            $"the file has {bytes} bytes, too many to be an organization",
            $"at most {MaximumBytes} bytes",
            Line: 1,
            Column: 1);

    /// <summary>
    /// The file's JSON Schema (draft 2020-12), written from the same shapes that the parser reads by.
    /// </summary>
    public static JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Guardrails: one organization",
            ["description"] = "One file per organization: orgs/NAME.json. Comments and trailing commas are allowed.",
        };
        foreach (var (keyword, value) in RootSection.Shape.Schema())
            schema[keyword] = value?.DeepClone();
        return schema;
    }

    private static RootSection? Read(byte[] file, DateOnly today, FileErrors errors)
    {
        if (file.All(one => one is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            errors.Add(FilePath.Root, 0, "the file is empty", "an organization, as in orgs/example.json");
            return null;
        }

        if (FileReader.Read(file, errors) is not { } value
            || RootSection.Shape.Read(value, errors) is not { Value: var whole })
            return null;

        whole.Check(today, errors);
        return whole;
    }
}
