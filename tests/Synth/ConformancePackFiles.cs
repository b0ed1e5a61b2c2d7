using System.Text.Json.Nodes;
using Guardrails.Core.Packs;
using Guardrails.Infra.Input;
using Guardrails.Local;

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

    private const string Sent = "packs-sent";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly string[] PlannedPacks = ["packs/keys.yaml", "long.yaml"];

    private static readonly string Long = Yaml + "\n#" + new string('x', 51_200);

    private static readonly string Example = File.ReadAllText(Repository.PathOf("orgs", "example.json"));

    [Fact]
    public async Task Are_deployed_word_for_word_under_their_file_names_and_spare_the_excluded_accounts()
    {
        var packs = await SentAsync();

        packs.Keys.ShouldBe(
            [
                "Guardrails-RootManagedRules", "Guardrails-access-keys",
                "Guardrails-second-opinion", "Guardrails-keys", "Guardrails-long", "Guardrails-fits",
            ],
            ignoreOrder: true);
        packs["Guardrails-access-keys"].Text("TemplateBody").ShouldBe(Yaml);
        packs["Guardrails-second-opinion"].Text("TemplateBody").ShouldBe(Json);
        packs.Values.ShouldAllBe(pack => Roles.Texts(pack.Properties["ExcludedAccounts"]).Single() == "567890123456");
    }

    [Fact]
    public void Errors_of_all_files_are_said_at_once_with_file_and_path()
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
            ("huge.yaml", new string('#', 300_001)));
        string[] files =
        [
            "tabs.yaml", "alias.yaml", "twice.yaml", "documents.yaml", "deep.yaml", "comment.yaml", "empty.yaml",
            "bucket.yaml", "unset.yaml", "tagged.yaml", "huge.yaml", "absent.yaml",
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
            (
                "bucket.yaml",
                "$.Resources.Bucket.Type: 'AWS::S3::Bucket' cannot be in a conformance pack. "
                + "Accepted: AWS::Config::ConfigRule or AWS::Config::RemediationConfiguration"),
            ("unset.yaml", "$.Parameters.MaxAge: has no Default, and the organization file gives it no value"),
            ("tagged.yaml", "$.Resources.A.Type: is missing"),
            ("huge.yaml", "$: the template has 300001 bytes. Accepted: at most 300000"),
            ("absent.yaml", "there is no such file. It is named in $.conformancePackFiles"),
        ];

        var error = Refuses(folder, files);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (file, says) in expected)
            lines.Where(line => line.StartsWith($"{Path.Combine(folder, file)}: ", StringComparison.Ordinal))
                .ShouldContain(line => line.Contains(says), $"{file}: {says}\n{error}");

        Refuses(folder, "twice.json").ShouldContain("twice.json: $: is not JSON: ");
        Refuses(folder, "deep.json").ShouldContain("deep.json: $: is not JSON: ");
    }

    [Fact]
    public async Task A_device_and_a_pipe_are_refused_unread()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "no /dev/zero here");
        Judge.Require("mkfifo", "--version");
        var folder = Folder("odd", ("plain.json", Json));
        File.CreateSymbolicLink(Path.Combine(folder, "zero.yaml"), "/dev/zero");
        (await Judge.RunAsync("mkfifo", [Path.Combine(folder, "pipe.json")])).ExitCode.ShouldBe(0);

        var error = await Task.Run(() => Refuses(folder, "zero.yaml", "plain.json", "pipe.json"), Cancellation)
            .WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        error.Split('\n').ShouldBe(
        [
            .. new[] { "zero.yaml", "pipe.json" }.Select(name => $"{Path.Combine(folder, name)}: $: the file is empty, "
                + "or no regular file (a pipe, a device). Accepted: a regular file."),
        ]);
    }

    [Fact]
    public async Task Parameters_are_sent_atextwith_the_pack()
    {
        var packs = await SentAsync();

        packs["Guardrails-keys"].Properties["ConformancePackInputParameters"]!.ToJsonString()
            .ShouldBe("""[{"ParameterName":"MaxAge","ParameterValue":"30"}]""");
        packs["Guardrails-RootManagedRules"].Properties.ContainsKey("ConformancePackInputParameters").ShouldBeFalse();
    }

    [Fact]
    public async Task A_plan_reads_the_packs_aloud_as_synthesis_does_also_those_that_go_through_S3()
    {
        var (folder, packs) = (Folder("planned", ("packs/keys.yaml", Yaml), ("long.yaml", Long)), PlannedPacks);
        const string sentence = "1 rule: AccessKeysRotated (AWS). No remediation runs by itself.";

        var plan = await PlanAsync(folder, packs, "--output", "json");
        var page = await PlanAsync(folder, packs);
        var synthesized = await InfraApp.RunAsync(Organization(folder, packs), Path.Combine(folder, "out"));

        plan.ExitCode.ShouldBe(1, plan.Error);
        var read = JsonNode.Parse(plan.Output)!["conformancePacks"]!.AsArray();
        read.Select(pack => pack!["path"]!.GetValue<string>()).ShouldBe(packs);
        read.ShouldAllBe(pack => pack!["rules"]!.ToJsonString() == """["AccessKeysRotated (AWS)"]""");
        foreach (var pack in packs)
        {
            page.Output.ShouldContain($"{pack}: {sentence}");
            synthesized.Error.ShouldContain($"{Path.Combine(folder, pack)}: {sentence}");
        }
    }

    [Fact]
    public async Task A_plan_refuses_the_packs_that_synthesis_refuses_in_the_same_words()
    {
        const string foreign = """
            { "Resources": { "Evil": { "Type": "AWS::Config::RemediationConfiguration", "Properties": {
              "ConfigRuleName": "x", "Automatic": true, "TargetId": "arn:aws:ssm:us-east-1:666666666666:document/evil" } },
              "Keys": { "Type": "AWS::Config::ConfigRule", "Properties": { "Source": { "Owner": "AWS" } } } } }
            """;
        var folder = Folder("foreign", ("evil.json", foreign), ("empty.yaml", ""));
        string[] packs = ["evil.json", "empty.yaml", "absent.yaml"];

        var plan = await PlanAsync(folder, packs);

        plan.ExitCode.ShouldBe(2, plan.Output);
        plan.Output.ShouldBeEmpty();
        plan.Error.TrimEnd().ShouldBe(Refuses(folder, packs));
        plan.Error.ShouldContain(
            $"{Path.Combine(folder, "evil.json")}: $.Resources.Evil.Properties: names account 666666666666");
        plan.Error.ShouldContain("absent.yaml: there is no such file");
    }

    [Fact]
    public void Parameters_that_the_template_does_not_have_are_named_with_their_place_in_the_organization_file()
    {
        var folder = Folder("misnamed", ("plain.json", Json), ("keys.yaml", Yaml.Replace("    Default: '90'\n", "")));

        var error = Refuses(folder, "plain.json", """{ "path": "keys.yaml", "parameters": { "MaxAges": "30" } }""");

        error.ShouldContain($"{Path.Combine(folder, "keys.yaml")}: $.Parameters.MaxAge: has no Default");
        error.ShouldContain(
            $"{Path.Combine(folder, "organization.json")}: $.conformancePackFiles[1].parameters.MaxAges: "
            + "the template has no parameter 'MaxAges' (did you mean 'MaxAge'?). Accepted: 'MaxAge'");
    }

    [Fact]
    public async Task Beyond_what_can_be_sent_atexta_template_is_uploaded_and_named_by_its_place()
    {
        var packs = await SentAsync();

        packs["Guardrails-fits"].Text("TemplateBody")!.Length.ShouldBe(51_200);
        var pack = packs["Guardrails-long"];
        pack.Properties.ContainsKey("TemplateBody").ShouldBeFalse();
        var place = pack.Properties["TemplateS3Uri"]!.ToJsonString();
        var asset = Directory.EnumerateFiles(synthesis.PathOf(Sent, "out"), "asset.*.yaml").ShouldHaveSingleItem();
        place.ShouldContain("s3://cdk-hnb659fds-assets-");
        place.ShouldContain(Path.GetFileName(asset)["asset.".Length..]);
        (await File.ReadAllTextAsync(asset, Cancellation)).ShouldBe(Long);
    }

    [Fact]
    public async Task In_yaml_with_parameters_and_in_s3_reach_every_account_of_the_embedded_organization()
    {
        var rule = """
            Parameters: { Name: { Type: String } }
            Resources:
              Keys:
                Type: AWS::Config::ConfigRule
                Properties: { ConfigRuleName: !Ref Name, Source: { Owner: AWS, SourceIdentifier: IAM_ROOT_ACCESS_KEY_CHECK } }
            """;
        var folder = Folder("deployed", ("short.yaml", rule), ("long.yaml", rule + "\n#" + new string('x', 51_200)));
        var (assembly, _) = await SynthesizeAsync(
            folder,
            """{ "path": "short.yaml", "parameters": { "Name": "short" } }""",
            """{ "path": "long.yaml", "parameters": { "Name": "long" } }""");

        await using var local = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions(), Cancellation);
        var deployed = await local.DeployAsync(assembly.Folder, progress: null, Cancellation);

        deployed.Stacks.SelectMany(stack => stack.Resources)
            .Count(resource => resource.Type == "AWS::Config::OrganizationConformancePack").ShouldBe(3);
    }

    /// <summary>Two packs that AWS Config and cfn-lint accept, as files.</summary>
    internal static IReadOnlyList<(string Name, string Path)> WriteValid(string folder)
    {
        Write(folder, ("access-keys.yaml", Yaml), ("second-opinion.json", Json));
        return
        [
            .. new[] { "access-keys.yaml", "second-opinion.json" }.Select(name => (name, Path.Combine(folder, name))),
        ];
    }

    /// <summary>
    /// The packs of one organization that has every kind: plain ones, one with parameters, one that fits and one that
    /// does not.
    /// </summary>
    private async Task<Dictionary<string, Resource>> SentAsync()
    {
        var (assembly, said) = await synthesis.OnceAsync(Sent, _ => SynthesizeAsync(
            Folder("sent",
                ("packs/access-keys.yaml", Yaml),
                ("packs/second-opinion.json", Json),
                ("keys.yaml", Yaml.Replace("    Default: '90'\n", "")),
                ("long.yaml", Long),
                ("fits.yaml", Yaml.PadRight(51_200))),
            "packs/access-keys.yaml",
            "packs/second-opinion.json",
            """{ "path": "keys.yaml", "parameters": { "MaxAge": "30" } }""",
            "long.yaml",
            "fits.yaml"));
        // Each is read aloud, and nothing else is said.
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldAllBe(line => line.Contains(" (AWS). No remediation runs by itself."));
        return Packs(assembly);
    }

    private static Dictionary<string, Resource> Packs(CloudAssembly assembly) => assembly.Stacks
        .Single(stack => stack.Name.EndsWith("Detection", StringComparison.Ordinal))
        .OfType("AWS::Config::OrganizationConformancePack")
        .ToDictionary(pack => pack.Text("OrganizationConformancePackName")!);

    /// <summary>The app's errors about these packs, one line each.</summary>
    private static string Refuses(string folder, params string[] packs)
    {
        var context = new JsonObject { ["org"] = Organization(folder, packs), ["today"] = InfraApp.Today };
        var input = OrganizationInput.Read(context.ToJsonString(), TimeProvider.System);

        input.Organization.ShouldBeNull();
        return string.Join('\n', input.Errors);
    }

    private static Task<JudgeResult> PlanAsync(string folder, string[] packs, params string[] further) =>
        GuardrailsCommand.RunAsync(
        [
            "plan", Organization(folder, packs), "--today", InfraApp.Today,
            "--snapshot", Repository.PathOf("orgs", "example.snapshot.json"), .. further,
        ]);

    private static async Task<(CloudAssembly Assembly, string Said)> SynthesizeAsync(
        string folder, params string[] packs)
    {
        var said = await InfraApp.SynthesizeAsync(Organization(folder, packs), Path.Combine(folder, "out"));
        return (new CloudAssembly(Path.Combine(folder, "out")), said);
    }

    private static string Organization(string folder, string[] packs)
    {
        const string list = "\"conformancePackFiles\": [";
        Example.ShouldContain(list);
        var file = Path.Combine(folder, "organization.json");
        File.WriteAllText(
            file, Example.Replace(
                list,
                list + string.Concat(packs.Select(pack => (pack.StartsWith('{') ? pack : $"\"{pack}\"") + ", "))));
        return file;
    }

    private string Folder(string name, params (string Path, string Text)[] files)
    {
        var folder = synthesis.PathOf("packs-" + name);
        Write(folder, files);
        return folder;
    }

    private static void Write(string folder, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllText(Path.Combine(folder, path), text);
        }
    }
}
