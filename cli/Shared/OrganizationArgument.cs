using System.CommandLine;
using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.File;

namespace Guardrails.Cli.Shared;

/// <summary>The organization that a command is about.</summary>
internal static class OrganizationArgument
{
    /// <summary>The argument.</summary>
    public static Argument<string> Create() =>
        new("organization") { Description = "NAME for orgs/NAME.json, or a path that ends in .json." };

    /// <summary>The organization's file: a path as it was given, or the file of that name in this checkout.</summary>
    public static string PathOf(string name)
    {
        var path = OrganizationFileName.PathOf(name);
        return path == name ? path : Path.Combine(Checkout.Root, path);
    }

    /// <summary>Reads the organization's file.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="today">The day by which exemptions are judged.</param>
    /// <exception cref="CommandException">
    /// The file is not there or not valid; the message has every error with its place.
    /// </exception>
    public static OrganizationConfig Read(string name, DateOnly today)
    {
        var path = PathOf(name);
        var result = OrganizationFile.Parse(InputFile.Read(path, OrganizationFile.MaximumBytes), today);
        return result.Config ?? throw new CommandException(
            ExitCode.BadInput, [.. result.Errors.Select(error => $"{path}: {error}")]);
    }
}
