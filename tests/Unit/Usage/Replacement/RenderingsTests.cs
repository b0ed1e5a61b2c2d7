using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>JSON, a template and a construct say the same.</summary>
public sealed class RenderingsTests
{
    private static readonly ReplacementOptions Options =
        new(AccountId.Parse(CallCase.Account), Partition.Commercial);

    private static readonly ReplacementRole Role = Of(Options);

    public static TheoryData<PolicyKind> Kinds => [.. Enum.GetValues<PolicyKind>()];

    [Fact]
    public void Every_JSON_file_is_a_policy_that_the_parser_reads()
    {
        var files = JsonRendering.Of(Role);

        files.Count.ShouldBe(Role.Policies.Count + Role.Trust.Count);
        files.Take(Role.Policies.Count).Select(file => PolicyDocument.Parse(file.Text).Minified())
            .ShouldBe(Role.Policies.Select(policy => policy.Document.Minified()));
        files.ShouldAllBe(file => PolicyDocument.Parse(file.Text).Statements.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cfn_lint_finds_nothing_in_the_template(PolicyKind kind)
    {
        Judge.Require("cfn-lint", "--version");
        using var folder = new TemporaryFolder();
        var role = Of(Options with { Kind = kind });
        var template = CloudFormationRendering.Of(role);
        var file = Path.Combine(folder.Environment["TMPDIR"]!, template.Name);
        await File.WriteAllTextAsync(file, template.Text, TestContext.Current.CancellationToken);

        var result = await Judge.RunAsync("cfn-lint", ["--regions", "eu-central-1", "--", file]);

        result.Output.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public void The_template_holds_the_policies_to_the_letter()
    {
        var resources = JsonNode.Parse(CloudFormationRendering.Of(Role).Text)!["Resources"]!.AsObject();

        foreach (var policy in Role.Policies)
        {
            PolicyDocument.Parse(resources[policy.Name]!["Properties"]!["PolicyDocument"]!.ToJsonString()).Minified()
                .ShouldBe(policy.Document.Minified());
        }

        PolicyDocument.Parse(resources[Options.Name]!["Properties"]!["AssumeRolePolicyDocument"]!.ToJsonString())
            .Minified().ShouldBe(Role.Trust[0].Policy.Minified());
    }

    [Fact]
    public void The_construct_holds_the_policies_to_the_letter_whatever_a_name_has_in_it()
    {
        var hostile = ReplacementRole.Of(
            [
                new CallCase("s3", "GetObject")
                {
                    Request = new JsonObject { ["bucketName"] = "b", ["key"] = "\"); System.Environment.Exit(1); //" },
                }.Activity(),
            ],
            Options);

        var literals = Literals(CdkRendering.Of(hostile).Text);

        literals.Count.ShouldBe(2);
        PolicyDocument.Parse(literals[1]).Minified().ShouldBe(hostile.Policies[0].Document.Minified());
    }

    private static ReplacementRole Of(ReplacementOptions options) => ReplacementRole.Of(
        [
            .. CallCases.Own.Values.Take(options.Kind == PolicyKind.Managed ? int.MaxValue : 40)
                .Select((one, index) => (one with { Id = $"{index:D4}" }).Activity()),
        ],
        options);

    /// <summary>The verbatim literals, as C# reads them.</summary>
    private static List<string> Literals(string code)
    {
        List<string> literals = [];
        for (var start = code.IndexOf("@\""); start >= 0; start = code.IndexOf("@\"", start))
        {
            var end = start + 2;
            while (code[end] != '"' || code[end + 1] == '"')
                end += code[end] == '"' ? 2 : 1;
            literals.Add(code[(start + 2)..end].Replace("\"\"", "\""));
            start = end + 1;
        }

        return literals;
    }
}
