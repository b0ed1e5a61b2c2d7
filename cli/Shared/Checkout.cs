namespace Guardrails.Cli.Shared;

/// <summary>The sources that the command was built from, and the CDK app that was built with it.</summary>
internal static class Checkout
{
    /// <summary>The folder that holds cdk.json.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The CDK app that was built together with this command, in the same configuration.</summary>
    public static string InfraAssembly { get; } = Path.Combine(
        Root,
        "artifacts",
        "bin",
        "Guardrails.Infra",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        "Guardrails.Infra.dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "cdk.json")))
                return folder.FullName;
        }

        throw new CommandException(
            ExitCode.BadInput,
            $"No folder above {AppContext.BaseDirectory} holds cdk.json. "
            + "Remedy: run this from a checkout of Guardrails.");
    }
}
