using System.Text.RegularExpressions;

namespace Guardrails.Tests.Contract.Sdk;

/// <summary>
/// Errors that the product has an answer to. The official clients make an error its own exception only for operations
/// whose model names it, and sdk/ does so for a whole service: what is caught must be in the operation's model.
/// </summary>
public sealed partial class CaughtErrors(ServiceModelReader reader) : IClassFixture<ServiceModelReader>
{
    public static TheoryData<string, string, string> Caught { get; } = new()
    {
        { "organizations", "DescribeAccount", "AccountNotFoundException" },
        { "organizations", "DescribePolicy", "PolicyNotFoundException" },
        { "organizations", "ListTargetsForPolicy", "PolicyNotFoundException" },
        { "organizations", "ListAccountsForParent", "ParentNotFoundException" },
        { "organizations", "ListOrganizationalUnitsForParent", "ParentNotFoundException" },
        { "organizations", "EnablePolicyType", "PolicyTypeAlreadyEnabledException" },
        { "organizations", "ListDelegatedAdministrators", "InvalidInputException" },
        { "organizations", "EnableAWSServiceAccess", "ConstraintViolationException" },
        { "organizations", "RegisterDelegatedAdministrator", "ConstraintViolationException" },
        { "organizations", "RegisterDelegatedAdministrator", "AccountAlreadyRegisteredException" },
        { "iam", "GetLoginProfile", "NoSuchEntityException" },
        { "iam", "GetCredentialReport", "CredentialReportNotReadyException" },
        { "iam", "GetCredentialReport", "CredentialReportNotPresentException" },
        { "iam", "GetCredentialReport", "CredentialReportExpiredException" },
        { "iam", "CreateServiceLinkedRole", "InvalidInputException" },
        { "iam", "CreateAccessKey", "LimitExceededException" },
    };

    [Theory]
    [MemberData(nameof(Caught))]
    public async Task What_is_caught_is_in_the_model_of_the_operation(
        string service, string operation, string exception) =>
        (await reader.ReadAsync()).GetProperty(service).GetProperty(operation).GetProperty("errors")
            .EnumerateObject().Select(error => error.Name)
            .ShouldContain(exception, $"{service}:{operation}");

    [Fact]
    public async Task Every_error_that_is_caught_stands_here()
    {
        var modelled = (await reader.ReadAsync()).EnumerateObject()
            .SelectMany(service => service.Value.EnumerateObject())
            .SelectMany(operation => operation.Value.GetProperty("errors").EnumerateObject())
            .Select(error => error.Name).ToHashSet(StringComparer.Ordinal);

        new[] { "aws", "lambdas", "cli" }
            .SelectMany(folder => Directory.EnumerateFiles(
                Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Named().Matches(File.ReadAllText(file)))
            .SelectMany(found => found.Groups["name"].Captures.Select(name => name.Value))
            .Where(name => modelled.Contains(name) && name != nameof(InvalidOperationException))
            .Distinct()
            .ShouldBe(Caught.Select(row => row.Data.Item3).Distinct(), ignoreOrder: true);
    }

    // InvalidOperationException is .NET's here; a service of AWS has one, too, which nothing catches.
    // A code in quotes is compared as text, and works with whatever exception carries it.
    [GeneratedRegex(@"(?:catch \(|\bis )(?<name>\w+Exception)\b(?:\s+or\s+(?<name>\w+Exception)\b)*|"
        + @"^\s*(?<name>\w+Exception) \{", RegexOptions.Multiline)]
    private static partial Regex Named();
}
