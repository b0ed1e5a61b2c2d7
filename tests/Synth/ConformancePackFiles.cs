using System.Text.Json.Nodes;

namespace Guardrails.Tests.Synth;

/// <summary>Conformance packs that lie in files beside the organization file.</summary>
public sealed class ConformancePackFiles(Synthesis synthesis)
{
    private const string Yaml = """
        # What AWS Config takes: YAML with short forms.
        Parameters:
          MaxAge:
            Default: '90'
            Type: String
        Conditions:
          Aged: !Not [!Equals ['', !Ref MaxAge]]
        Resources:
          AccessKeysRotated:
            Type: AWS::Config::ConfigRule
            Properties:
              ConfigRuleName: access-keys-rotated
              InputParameters:
                maxAccessKeyAge: !If [Aged, !Ref MaxAge, !Ref AWS::NoValue]
              Source:
                Owner: AWS
                SourceIdentifier: ACCESS_KEYS_ROTATED
        """;

    private const string Json = """
        { "Resources": { "Keys": { "Type": "AWS::Config::ConfigRule", "Properties": {
          "ConfigRuleName": "iam-root-access-key-check", "Source": { "Owner": "AWS", "SourceIdentifier": "IAM_ROOT_ACCESS_KEY_CHECK" } } } } }
        """;

    private static readonly string Example = File.ReadAllText(Repository.PathOf("orgs", "example.json"));

    [Fact]
    public async Task Are_deployed_word_for_word_under_their_file_names_and_spare_the_excluded_accounts()
    {
        var folder = Folder("valid", ("packs/access-keys.yaml", Yaml), ("packs/second-opinion.json", Json));

        var (assembly, said) = await SynthesizeAsync(folder, "packs/access-keys.yaml", "packs/second-opinion.json");

        said.ShouldBeEmpty();
        var packs = assembly.Stacks.Single(stack => stack.Name.EndsWith("Detection", StringComparison.Ordinal)).OfType("AWS::Config::OrganizationConformancePack")
            .ToDictionary(pack => pack.Text("OrganizationConformancePackName")!);
        packs.Keys.ShouldBe(["Guardrails-RootManagedRules", "Guardrails-access-keys", "Guardrails-second-opinion"], ignoreOrder: true);
        packs["Guardrails-access-keys"].Text("TemplateBody").ShouldBe(Yaml);
        packs["Guardrails-second-opinion"].Text("TemplateBody").ShouldBe(Json);
        packs.Values.ShouldAllBe(pack => Roles.Texts(pack.Properties["ExcludedAccounts"]).Single() == "567890123456");
    }

    [Fact]
    public async Task That_cfn_lint_accepts_are_accepted()
    {
        Judge.Require("cfn-lint", "--version");
        var folder = Folder("linted", ("access-keys.yaml", Yaml), ("second-opinion.json", Json));

        var result = await Judge.RunAsync("cfn-lint", ["--regions", "us-east-1", "--", Path.Combine(folder, "access-keys.yaml"), Path.Combine(folder, "second-opinion.json")]);

        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public async Task Errors_of_all_files_are_said_at_once_with_file_and_path()
    {
        var folder = Folder("broken",
            ("tabs.yaml", "Resources:\n\tRule: {}"),
            ("alias.yaml", "Resources: { A: &rule { Type: 'AWS::Config::ConfigRule' }, B: *rule }"),
            ("twice.yaml", "Resources: { A: {}, A: {} }"),
            ("twice.json", """{ "Resources": {}, "Resources": {} }"""),
            ("documents.yaml", "Resources: {}\n---\nResources: {}"),
            ("deep.yaml", new string('[', 40_000)),
            ("deep.json", new string('[', 40_000)),
            ("comment.yaml", "# nothing yet\n"),
            ("empty.yaml", ""),
            ("bucket.yaml", Yaml + "\n  Bucket:\n    Type: AWS::S3::Bucket"),
            ("unset.yaml", Yaml.Replace("    Default: '90'\n", "")),
            ("tagged.yaml", "Resources: { A: { Type: !Ref Kind } }"),
            ("long.yaml", Yaml + "\n#" + new string('x', 51_200)),
            ("huge.yaml", new string('#', 300_000)));
        string[] files =
        [
            "tabs.yaml", "alias.yaml", "twice.yaml", "documents.yaml", "deep.yaml", "comment.yaml", "empty.yaml",
            "bucket.yaml", "unset.yaml", "tagged.yaml", "long.yaml", "huge.yaml", "absent.yaml",
        ];
        (string File, string Says)[] expected =
        [
            ("tabs.yaml", "found invalid tab as indentation"),
            ("alias.yaml", "$: line 1, column 63: is not YAML: CloudFormation takes no aliases"),
            ("twice.yaml", "is not YAML: "),
            ("documents.yaml", "is not YAML: it holds 2 documents, not one"),
            ("deep.yaml", "is not YAML: it is nested too deeply"),
            ("comment.yaml", "is not YAML: it holds 0 documents, not one"),
            ("empty.yaml", "$: the file is empty"),
            ("bucket.yaml", "$.Resources.Bucket.Type: 'AWS::S3::Bucket' cannot be in a conformance pack. Accepted: AWS::Config::ConfigRule or AWS::Config::RemediationConfiguration"),
            ("unset.yaml", "$.Parameters.MaxAge: has no Default"),
            ("tagged.yaml", "$.Resources.A.Type: is missing"),
            ("long.yaml", $"$: the template has {Yaml.Length + 51_202} characters. Accepted: at most 51200; a longer one would have to lie in S3, which is not supported here"),
            ("huge.yaml", "$: the file has 300000 bytes"),
            ("absent.yaml", "there is no such file. It is named in $.conformancePackFiles"),
        ];

        var error = await RefusesAsync(folder, files);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (file, says) in expected)
            lines.Where(line => line.StartsWith($"{Path.Combine(folder, file)}: ", StringComparison.Ordinal)).ShouldContain(line => line.Contains(says), $"{file}: {says}\n{error}");

        (await RefusesAsync(folder, "twice.json")).ShouldContain("twice.json: $: is not JSON: ");
        (await RefusesAsync(folder, "deep.json")).ShouldContain("deep.json: $: is not JSON: ");
    }

    private static async Task<string> RefusesAsync(string folder, params string[] packs)
    {
        var result = await InfraApp.RunAsync(new JsonObject { ["org"] = Organization(folder, packs), ["today"] = InfraApp.Today }, Path.Combine(folder, "out"), nodeOnPath: false);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldNotContain("Unhandled exception");
        return result.Error;
    }

    private static async Task<(CloudAssembly Assembly, string Said)> SynthesizeAsync(string folder, params string[] packs)
    {
        var result = await InfraApp.RunAsync(Organization(folder, packs), Path.Combine(folder, "out"));
        result.ExitCode.ShouldBe(0, result.Error);
        return (new CloudAssembly(Path.Combine(folder, "out")), result.Error);
    }

    private static string Organization(string folder, string[] packs)
    {
        const string none = "\"conformancePackFiles\": []";
        Example.ShouldContain(none);
        var file = Path.Combine(folder, "organization.json");
        File.WriteAllText(file, Example.Replace(none, $"\"conformancePackFiles\": [{string.Join(", ", packs.Select(pack => $"\"{pack}\""))}]"));
        return file;
    }

    private string Folder(string name, params (string Path, string Text)[] files)
    {
        var folder = synthesis.PathOf("packs-" + name);
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), text);
        }

        return folder;
    }
}
