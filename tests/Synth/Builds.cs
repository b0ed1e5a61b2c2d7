using System.Text.Json;
using Guardrails.Infra;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The rules by which everything here is built, tried on a program of a few lines: building ours would take a minute.
/// </summary>
public sealed class Builds : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("guardrails-builds-").FullName;

    public Builds()
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "cdk.json" })
            File.Copy(Repository.PathOf(file), Path.Combine(_root, file));
        Directory.CreateDirectory(Path.Combine(_root, "lambdas"));
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets" })
            File.Copy(Repository.PathOf("lambdas", file), Path.Combine(_root, "lambdas", file));
    }

    [Fact]
    public async Task A_function_can_be_published_by_hand()
    {
        Add("lambdas/Function", "Console.WriteLine();");

        var published = await DotnetAsync("publish", "lambdas/Function", "-o", Path.Combine(_root, "out"));

        published.ExitCode.ShouldBe(0, published.Output);
        Directory.EnumerateFiles(Path.Combine(_root, "out")).Select(Path.GetFileName).ShouldBe(
            ["Function.deps.json", "Function.dll", "Function.runtimeconfig.json", "YamlDotNet.dll"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_build_of_a_deploy_makes_the_app_and_stops_at_a_lock_file_that_does_not_fit()
    {
        Add("infra", "Console.WriteLine(\"It runs.\");", "Guardrails.Infra");
        var cdk = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(_root, "cdk.json"), TestContext.Current.CancellationToken)).RootElement;
        var (build, app) = (Words("build"), Words("app"));

        var built = await DotnetAsync(build);
        built.ExitCode.ShouldBe(0, built.Output);
        (await DotnetAsync(app)).Output.Trim().ShouldBe("It runs.");

        var stale = MakeStale("infra/packages.lock.json");
        // What was restored before would be taken as it is.
        Directory.Delete(Path.Combine(_root, "artifacts"), recursive: true);

        built = await DotnetAsync(build);

        built.ExitCode.ShouldNotBe(0, built.Output);
        built.Output.ShouldContain("NU1004");
        Read("infra/packages.lock.json").ShouldBe(stale);

        string[] Words(string name)
        {
            var words = cdk.GetProperty(name).GetString()!.Split(' ');
            words[0].ShouldBe("dotnet");
            return words[1..];
        }
    }

    [Fact]
    public async Task Another_flavour_leaves_our_lock_files_as_they_are()
    {
        Add("infra", "Console.WriteLine();");
        (await DotnetAsync("restore", "infra")).ExitCode.ShouldBe(0);
        var stale = MakeStale("infra/packages.lock.json");

        string[] flavours = ["-p:CdkLibVersion=2.159.0", "-p:ConstructsVersion=10.0.4", "-p:AwsSdk=official"];
        foreach (var flavour in flavours)
        {
            var restored = await DotnetAsync("restore", "infra", flavour);

            restored.ExitCode.ShouldBe(0, flavour + restored.Output);
            Read("infra/packages.lock.json").ShouldBe(stale, flavour);
        }
    }

    [Fact]
    public async Task A_member_that_a_newer_CDK_renames_stops_no_build_with_that_CDK()
    {
        Add("infra", "Old(); [System.Obsolete(\"Use another one.\")] static void Old() { }");

        (await DotnetAsync("build", "infra", "-p:RunAnalyzers=false")).Output.ShouldContain("error CS0618");
        var newer = await DotnetAsync("build", "infra", "-p:RunAnalyzers=false", "-p:CdkLibVersion=2.277.0");

        newer.ExitCode.ShouldBe(0, newer.Output);
    }

    [Fact]
    public async Task A_newer_CDK_prints_nothing_about_its_new_names()
    {
        Judge.RequireNpm("aws-cdk-lib");
        const string program = """
            const cdk = require("aws-cdk-lib");
            const app = new cdk.App();
            new cdk.Stack(app, "A").addDependency(new cdk.Stack(app, "B"));
            """;
        var loud = await Judge.RunAsync(
            "node", ["-e", program], environment: new Dictionary<string, string?> { ["JSII_DEPRECATED"] = null });
        loud.Error.ShouldContain("deprecated", Case.Insensitive, "this CDK has new names");

        NodeRuntime.SilenceBanner();

        (await Judge.RunAsync("node", ["-e", program])).Error.ShouldBeEmpty();
    }

    [Fact]
    public void The_official_packages_are_pinned() =>
        File.ReadAllText(Repository.PathOf("Directory.Packages.props")).ShouldNotContain("*");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Add(string folder, string program, string? project = null)
    {
        var path = Directory.CreateDirectory(Path.Combine(_root, folder)).FullName;
        File.WriteAllText(Path.Combine(path, "Program.cs"), program + "\n");
        File.WriteAllText(Path.Combine(path, (project ?? Path.GetFileName(folder)) + ".csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><PackageReference Include="YamlDotNet" /></ItemGroup>
            </Project>
            """);
    }

    /// <summary>Somebody changed what the file says that a package is.</summary>
    private string MakeStale(string lockFile)
    {
        var stale = Read(lockFile).Replace("\"requested\": \"[", "\"requested\": \"[1.", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_root, lockFile), stale);
        return stale;
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_root, file));

    private Task<JudgeResult> DotnetAsync(params string[] arguments) => Judge.RunAsync(
        "dotnet", arguments, environment: new Dictionary<string, string?> { ["CI"] = null }, folder: _root);
}
