using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>
/// A snapshot as a file: JSON, in which comments and trailing commas are allowed, so that it can be edited to ask what
/// would be. It holds names and ids of accounts and the texts of policies, and no secret.
/// </summary>
public static class OrganizationSnapshotFile
{
    /// <summary>
    /// The largest file that is read, in bytes: ten times what 10,000 accounts in 500 units with 400 policies of the
    /// greatest length need. Look at the length first: a larger one need not be read at all.
    /// </summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    /// <summary>Parses a file's text.</summary>
    /// <returns>The snapshot, or all errors at once. Nothing is thrown for any text.</returns>
    public static OrganizationSnapshotResult Parse(string text)
    {
        if (text.Length > MaximumBytes)
            return new(Snapshot: null, [TooLarge(text.Length)]);

        var file = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        if (file.Length > MaximumBytes)
            return new(Snapshot: null, [TooLarge(file.Length)]);

        var errors = new FileErrors(file);
        var read = Read(file, errors);
        return errors.None ? new(read!.Parsed().InOrder(), []) : new(Snapshot: null, errors.InFileOrder());
    }

    /// <summary>The file's text. The same organization gives the same text.</summary>
    /// <param name="snapshot">The organization.</param>
    public static string Write(OrganizationSnapshot snapshot) => SnapshotText.Of(snapshot.InOrder());

    /// <summary>The file's JSON Schema (draft 2020-12).</summary>
    public static JsonObject Schema() => SnapshotFormat.Schema();

    /// <summary>The error of a file that is larger than <see cref="MaximumBytes"/>.</summary>
    /// <param name="bytes">Its length in bytes.</param>
    public static FileError TooLarge(long bytes) =>
        new(
            FilePath.Root,
            $"the file has {bytes} bytes, too many to be a snapshot",
            $"at most {MaximumBytes} bytes",
            Line: 1,
            Column: 1);

    private static SnapshotSection? Read(byte[] file, FileErrors errors)
    {
        if (file.All(one => one is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            errors.Add(FilePath.Root, 0, "the file is empty", "a snapshot, as 'guardrails snapshot' writes it");
            return null;
        }

        if (FileReader.Read(file, errors) is not { } value
            || !SnapshotFormat.IsKnown(value, errors)
            || SnapshotSection.Shape.Read(value, errors) is not { Value: var read })
            return null;

        new SnapshotTree(read, errors).Check();
        return read;
    }
}

/// <summary>The meaning of a snapshot file, or everything that is wrong with it.</summary>
/// <param name="Snapshot">The organization; null where there are errors.</param>
/// <param name="Errors">Every error, from the top of the file to its end; empty where there is a snapshot.</param>
public sealed record OrganizationSnapshotResult(OrganizationSnapshot? Snapshot, IReadOnlyList<FileError> Errors);
