using Guardrails.Aws.Reports;
using Guardrails.Reports;

namespace Guardrails.Tests.Unit.Aws.Reports;

/// <summary>The files of a report, each with one word.</summary>
internal static class MadeFiles
{
    public static IReadOnlyList<IRendering> All => Renderings.All;

    /// <summary>The files in a folder.</summary>
    public static async Task<IReadOnlyList<ReportFile>> InAsync(string folder, string text)
    {
        var files = new List<ReportFile>();
        foreach (var one in All)
        {
            var path = Path.Combine(folder, one.FileName);
            await File.WriteAllTextAsync(path, $"{one.FileName}: {text}");
            files.Add(new(one.FileName, one.ContentType, path));
        }

        return files;
    }
}
