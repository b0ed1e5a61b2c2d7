namespace Guardrails.Tests.Contract.Runbooks;

/// <summary>The commands of docs/runbooks.md for the AWS CLI.</summary>
public sealed class RunbookCommandsTests
{
    /// <summary>Nobody is called: the CLI refuses what it does not understand before it connects.</summary>
    [Fact]
    public async Task The_commands_are_understood()
    {
        Judge.Require("aws", "--version");
        DocumentedCommands.OfRunbooks.Count.ShouldBe(4);
        foreach (var command in DocumentedCommands.OfRunbooks)
        {
            var result = await Judge.RunAsync("sh", ["-c", command], environment: new Dictionary<string, string?>
            {
                ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9",
                ["AWS_DEFAULT_REGION"] = "us-east-1",
                ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
                ["AWS_SECRET_ACCESS_KEY"] = "secret",
                ["AWS_MAX_ATTEMPTS"] = "1",
                ["AWS_PAGER"] = "",
                ["AWS_CONFIG_FILE"] = "/nonexistent",
            });
            result.Error.ShouldContain("Could not connect to the endpoint URL", customMessage: command);
        }
    }
}
