using System.IO.Compression;

namespace Guardrails.Tests.Bench.Evaluation;

/// <summary>The size of a function's deployment package: the ZIP file that AWS Lambda is given.</summary>
/// <param name="Zipped">Its bytes.</param>
/// <param name="Unzipped">The bytes of the files in it.</param>
internal sealed record PackageSize(long Zipped, long Unzipped)
{
    /// <summary>The package of these files and folders, without what Python compiled on this machine.</summary>
    public static PackageSize Of(IEnumerable<string> paths)
    {
        using var zip = new MemoryStream();
        long unzipped = 0;
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (root, file) in paths.SelectMany(Files))
            {
                unzipped += new FileInfo(file).Length;
                archive.CreateEntryFromFile(file, Path.GetRelativePath(root, file), CompressionLevel.Optimal);
            }
        }

        return new(zip.Length, unzipped);
    }

    private static IEnumerable<(string Root, string File)> Files(string path) => File.Exists(path)
        ? [(Path.GetDirectoryName(path)!, path)]
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("__pycache__", StringComparison.Ordinal))
            .Select(file => (Path.GetDirectoryName(path)!, file));
}
