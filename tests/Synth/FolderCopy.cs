namespace Guardrails.Tests.Synth;

/// <summary>A copy of a folder, for a test that writes into it.</summary>
internal static class FolderCopy
{
    public static void Of(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (var child in Directory.EnumerateDirectories(source))
            Of(child, Path.Combine(target, Path.GetFileName(child)));
    }
}
