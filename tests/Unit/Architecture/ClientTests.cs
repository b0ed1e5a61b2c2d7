using System.Text.RegularExpressions;
using Amazon.Runtime;
using Guardrails.Aws;

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>Every client that functions and commands call AWS with is equally patient.</summary>
public sealed partial class ClientTests
{
    // The demo's people call the embedded organization, where a denial is what they want to see at once.
    private static readonly string[] Allowed =
        ["aws/AwsClients.cs", "cli/Demo/DemoDay.cs", "cli/Demo/RootKeyAttempt.cs"];

    [Fact]
    public void Clients_are_made_in_one_place() =>
        new[] { "aws", "cli", "lambdas" }
            .SelectMany(
                folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => ClientMade().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .ShouldBe(Allowed, ignoreOrder: true, "use AwsClients: a client that is made elsewhere has other retries");

    [Fact]
    public void Every_client_makes_throttled_calls_again()
    {
        var session = new SessionAWSCredentials("AKIA", "secret", "token");
        var clients = new AwsClients(adjust: settings => settings.RegionEndpoint = Amazon.RegionEndpoint.USEast1);
        var made = typeof(AwsClients)
            .GetMethods()
            .Where(method => method.ReturnType.IsAssignableTo(typeof(IAmazonService)))
            .Select(method => ((AmazonServiceClient)method.Invoke(
                clients, method.GetParameters().Length == 0 ? null : [session])!).Config).ToList();

        made.Count.ShouldBeGreaterThanOrEqualTo(6);
        made.ShouldAllBe(
            settings => settings.RetryMode == RequestRetryMode.Standard
                && settings.MaxErrorRetry == AwsClients.Patient);
    }

    [GeneratedRegex(@"new Amazon[A-Za-z]+Client\(")]
    private static partial Regex ClientMade();
}
