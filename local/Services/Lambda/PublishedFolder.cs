using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Lambda;

/// <summary>
/// The managed runtime starts HANDLER.dll from the deployment package: the files for that must be there,
/// in that spelling.
/// </summary>
internal static class PublishedFolder
{
    public static void Check(string folder, string handler)
    {
        if (handler.Contains("::", StringComparison.Ordinal))
        {
            throw new AwsError(
                "InvalidParameterValueException",
                $"Handler '{handler}' names a class-library handler; the functions here are executables, "
                + "whose handler is the assembly's name.");
        }

        // By name and not File.Exists: Linux, where Lambda runs, tells upper from lower case.
        var files = Directory.GetFiles(folder).Select(Path.GetFileName).ToList();
        foreach (var needed in new[] { $"{handler}.dll", $"{handler}.runtimeconfig.json" })
        {
            if (!files.Contains(needed, StringComparer.Ordinal))
            {
                var assemblies = files.Where(file => file!.EndsWith(".runtimeconfig.json", StringComparison.Ordinal))
                    .Select(file => file![..^".runtimeconfig.json".Length]).Order(StringComparer.Ordinal);
                throw new AwsError(
                    "InvalidParameterValueException",
                    $"Handler '{handler}': the deployment package has no {needed}. Executables in it: "
                    + $"{string.Join(", ", assemblies)}.");
            }
        }
    }
}
