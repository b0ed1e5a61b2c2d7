using System.Diagnostics;
using Guardrails.Core.Roles;

namespace Guardrails.Tests.Unit.Lambdas;

/// <summary>The published folders, started as Lambda's managed runtime starts them.</summary>
public sealed class PublishedFunctionTests
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    public static TheoryData<string> Functions =>
        [.. DeployedFunction.All.Select(function => function.Assembly)];

    [Theory, MemberData(nameof(Functions))]
    public void A_published_folder_holds_portable_code_and_nothing_else(string function)
    {
        var files = Directory.EnumerateFiles(Folder(function)).Select(Path.GetFileName).ToList();

        files.ShouldContain($"{function}.dll");
        files.ShouldContain($"{function}.runtimeconfig.json");
        files.ShouldAllBe(
            file => file!.EndsWith(".dll", StringComparison.Ordinal)
                || file.EndsWith(".json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_variable_is_an_initialization_error_that_names_it()
    {
        await using var api = new FakeRuntimeApi();
        var start = new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(Folder("RootPostureRule"), "RootPostureRule.dll")])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = api.HostAndPort;
        start.Environment["ORGANIZATION_ID"] = "o-exampleorg1";
        start.Environment["MANAGEMENT_ACCOUNT_ID"] = "111111111111";
        start.Environment["PARTITION"] = "aws";
        start.Environment.Remove("ROOT_SESSIONS");

        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(1);
        var answer = api.Answers.ShouldHaveSingleItem();
        answer.Path.ShouldBe("init/error");
        answer.Json["errorMessage"]!.GetValue<string>().ShouldContain("ROOT_SESSIONS");
        said.ShouldContain("ROOT_SESSIONS");
    }

    private static string Folder(string function) => Repository.PathOf("artifacts", "publish", function, Configuration);
}
