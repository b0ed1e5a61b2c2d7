using Guardrails.Core.Json;
using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.File;

namespace Guardrails.Tests.Unit.Fixtures;

/// <summary>Organization files for tests.</summary>
internal static class OrganizationFiles
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static string Example { get; } = File.ReadAllText(Repository.PathOf("orgs", "example.json"));

    /// <summary>The least that a file may say.</summary>
    public const string Minimal =
        """
        {
          "organization": { "id": "o-exampleorg1", "rootId": "r-ex01", "managementAccountId": "111111111111" },
          "delegatedAdministrator": "222222222222"
        }
        """;

    /// <summary>The minimal file with further sections.</summary>
    public static string With(string sections) => Minimal[..Minimal.LastIndexOf('}')] + $", {sections} }}";

    public static OrganizationFileResult Parse(string text) => OrganizationFile.Parse(text, Today);

    public static OrganizationConfig Valid(string text)
    {
        var result = Parse(text);
        result.Errors.ShouldBeEmpty();
        return result.Config.ShouldNotBeNull();
    }

    /// <summary>The one error of a file that has one.</summary>
    public static FileError OnlyError(string text)
    {
        var result = Parse(text);
        result.Config.ShouldBeNull();
        return result.Errors.ShouldHaveSingleItem();
    }
}
