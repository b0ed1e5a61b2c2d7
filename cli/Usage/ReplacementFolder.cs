using System.Text.RegularExpressions;
using Guardrails.Cli.Shared;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary>
/// The folder that a replacement role is written to: all of its files or none. They are written beside their place and
/// moved into it when they are complete.
/// </summary>
/// <param name="wanted">The folder, and the role's name.</param>
internal sealed class ReplacementFolder(WantedReplacement wanted)
{
    private readonly string _path = Path.GetFullPath(wanted.Folder);

    /// <summary>Makes sure that files may be written there, before anything is read for hours.</summary>
    /// <exception cref="CommandException">They may not.</exception>
    public void Check()
    {
        if (File.Exists(_path))
            throw new CommandException(ExitCode.BadInput, $"{_path} is a file. Remedy: name a folder.");
        try
        {
            if (!wanted.Force && Directory.Exists(_path) && Directory.EnumerateFileSystemEntries(_path).Any())
            {
                throw new CommandException(
                    ExitCode.BadInput,
                    $"{_path} is not empty. Remedy: name a new folder, or let files of that name be replaced with "
                    + "--force.");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.BadInput, $"{_path} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Writes the files. Those of an earlier role of the name go; other files stay.</summary>
    /// <exception cref="CommandException">None was written.</exception>
    public void Write(IReadOnlyList<ReplacementFile> files)
    {
        Check();
        var isNew = !Directory.Exists(_path);
        var beside = isNew
            ? $"{_path}.{Path.GetRandomFileName()}.tmp"
            : Path.Combine(_path, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            try
            {
                Directory.CreateDirectory(beside);
                foreach (var file in files)
                    File.WriteAllText(Path.Combine(beside, file.Name), file.Text);
                if (isNew)
                    Directory.Move(beside, _path);
                else
                    Replace(beside, files);
            }
            finally
            {
                if (Directory.Exists(beside))
                    Directory.Delete(beside, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"Nothing was written to {_path}: {exception.Message}");
        }
    }

    private void Replace(string beside, IReadOnlyList<ReplacementFile> files)
    {
        var old = Directory.CreateDirectory(Path.Combine(beside, "old")).FullName;
        var undo = new Stack<(string From, string To)>();
        try
        {
            // A policy that the role no longer has would be taken for one of it.
            foreach (var earlier in Directory.GetFiles(_path).Where(IsOfTheName))
                Move(earlier, Path.Combine(old, Path.GetFileName(earlier)));
            foreach (var file in files)
                Move(Path.Combine(beside, file.Name), Path.Combine(_path, file.Name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            while (undo.TryPop(out var done))
                File.Move(done.To, done.From);
            throw;
        }

        void Move(string from, string to)
        {
            File.Move(from, to);
            undo.Push((from, to));
        }
    }

    private bool IsOfTheName(string file) => Regex.IsMatch(
        Path.GetFileName(file),
        $@"\A{wanted.Name}([0-9]+\.json|-trust-[A-Za-z0-9]+\.json|\.template\.json|\.cs)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
