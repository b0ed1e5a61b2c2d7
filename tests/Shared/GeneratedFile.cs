using Xunit;

namespace Guardrails.Tests;

/// <summary>Files of this repository that tests write. Each test compares, and with <c>UPDATE=1</c> writes.</summary>
public static class GeneratedFile
{
    /// <summary>Fails unless the file holds the text; with <c>UPDATE=1</c> writes it instead.</summary>
    /// <param name="path">The file's path from the repository's root.</param>
    /// <param name="text">What it should hold.</param>
    public static void ShouldHold(string path, string text)
    {
        var file = Repository.PathOf(path.Split('/'));
        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        if (committed == text)
            return;
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
            Write(file, text);
        else
            Assert.Fail($"{path} is out of date. Write it: UPDATE=1 dotnet test. {FirstDifference(committed, text)}");
    }

    // Other test processes may be reading the file: they see the old one or the new one.
    private static void Write(string file, string text)
    {
        var written = $"{file}.{Environment.ProcessId}";
        File.WriteAllText(written, text);
        File.Move(written, file, overwrite: true);
    }

    private static string FirstDifference(string committed, string text)
    {
        var (before, after) = (committed.Split('\n'), text.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"Line {line + 1} is\n{Line(before)}\nand should be\n{Line(after)}";

        string Line(string[] lines) => line < lines.Length ? lines[line] : "(the end of the file)";
    }
}
