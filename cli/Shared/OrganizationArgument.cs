using System.CommandLine;
using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.File;

namespace Guardrails.Cli;

/// <summary>The organization that a command is about.</summary>
internal static class OrganizationArgument
{
    private const string Extension = ".json";

    /// <summary>The argument.</summary>
    public static Argument<string> Create() =>
        new("organization") { Description = "NAME for orgs/NAME.json, or a path that ends in .json." };

    /// <summary>Where the organization's file is.</summary>
    public static string PathOf(string name) =>
        name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? name : Path.Combine(Checkout.Root, "orgs", name + Extension);

    /// <summary>Reads the organization's file.</summary>
    /// <param name="name">What was given.</param>
    /// <param name="today">The day by which exemptions are judged.</param>
    /// <exception cref="CommandException">
    /// The file is not there or not valid; the message has every error with its place.
    /// </exception>
    public static OrganizationConfig Read(string name, DateOnly today)
    {
        var path = PathOf(name);
        var result = OrganizationFile.Parse(InputFile.Read(path, OrganizationFile.MaximumBytes), today);
        return result.Config ?? throw new CommandException(
            ExitCode.BadInput, string.Join(Environment.NewLine, result.Errors.Select(error => $"{path}: {error}")));
    }
}
