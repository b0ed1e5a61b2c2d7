using Guardrails.Local;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Functions;

public sealed class FunctionHostTests
{
    [Fact]
    public async Task A_function_without_its_variables_says_which()
    {
        // Set here and not in the template: nothing of this process may hide that.
        Environment.SetEnvironmentVariable("ROOT_SESSIONS", "true");
        await using var host = new FunctionHost("dotnet", new Uri("http://127.0.0.1:9"), TimeProvider.System);
        var result = await InvokeAsync(
            host,
            new Dictionary<string, string>
            {
                ["ORGANIZATION_ID"] = "o-exampleorg1",
                ["MANAGEMENT_ACCOUNT_ID"] = "111111111111",
                ["PARTITION"] = "aws",
            });
        result.Error.ShouldNotBeNull().Message.ShouldContain("ROOT_SESSIONS");
    }

    [Fact]
    public async Task A_process_that_ends_is_reported_with_its_exit_code()
    {
        await using var host = new FunctionHost("false", new Uri("http://127.0.0.1:9"), TimeProvider.System);
        var error = (await InvokeAsync(host, new Dictionary<string, string>())).Error.ShouldNotBeNull();
        error.Type.ShouldBe("Runtime.ExitError");
        error.Message.ShouldBe("the process ended with exit code 1 before it asked for its first event.");
    }

    [Fact]
    public async Task A_function_stays_warm_and_ends_with_its_host()
    {
        var lines = new List<string>();
        var sessions = 0;
        var host = new FunctionHost("dotnet", new Uri("http://127.0.0.1:9"), TimeProvider.System);
        var function = host.Create(
            Settings(new Dictionary<string, string>
            {
                ["ORGANIZATION_ID"] = "o-exampleorg1",
                ["MANAGEMENT_ACCOUNT_ID"] = "111111111111",
                ["PARTITION"] = "aws",
                ["ROOT_SESSIONS"] = "true",
                ["HOME_REGION"] = "us-east-1",
                ["AWS_REGION"] = "us-east-1",
            }),
            () =>
            {
                sessions++;
                return new(new("AKID", "secret", null), () => false);
            },
            line =>
            {
                lock (lines)
                    lines.Add(line);
            });

        var first = await function.InvokeAsync("{}", TestContext.Current.CancellationToken);
        var second = await function.InvokeAsync("[]", TestContext.Current.CancellationToken);
        await host.DisposeAsync();

        // Neither is an event of AWS Config: each is refused, in a line of its own.
        (first.Error, second.Error).ShouldBe((null, null));
        lines.Count(line => line.Contains("\"outcome\":\"refused\"")).ShouldBe(2);
        sessions.ShouldBe(1);
        Directory.Exists(host.Home).ShouldBeFalse();
    }

    private static Task<InvocationResult> InvokeAsync(FunctionHost host, Dictionary<string, string> environment) =>
        host.Create(Settings(environment), () => new(new("AKID", "secret", null), () => false), _ => { })
            .InvokeAsync("{}", TestContext.Current.CancellationToken);

    private static FunctionSettings Settings(IReadOnlyDictionary<string, string> environment) => new(
        "Rule",
        "arn:aws:lambda:us-east-1:222222222222:function:Rule",
        "us-east-1",
        Site.Package,
        "RootPostureRule",
        512,
        TimeSpan.FromSeconds(30),
        "/guardrails/Rule",
        environment);
}
