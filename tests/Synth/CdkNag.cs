using System.Text.Json;

namespace Guardrails.Tests.Synth;

/// <summary>
/// cdk-nag's AwsSolutions pack judges every template of the example; what we accept stands in judges/suppressions.json.
/// </summary>
public sealed class CdkNag(Synthesis synthesis)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public async Task Every_finding_has_a_reason_and_every_reason_a_finding()
    {
        Judge.RequireNpm("cdk-nag");
        Judge.RequireNpm("aws-cdk-lib");
        var suppressions = Read<Suppression>(
            await File.ReadAllTextAsync(Script("suppressions.json"), TestContext.Current.CancellationToken));
        var recorder = RecorderTemplate.FilesOf(await synthesis.RecorderAsync, synthesis.PathOf("cdk-nag", "recorder"));
        var files = TemplateFiles.Write(synthesis.Example, synthesis.PathOf("cdk-nag"))
            .Select(file => new { file.Name, file.Path })
            .Concat(recorder.Select(file => new { file.Name, file.Path }));

        var result = await Judge.RunAsync("node", [Script("cdk-nag.mjs")], JsonSerializer.Serialize(files, Json));
        result.ExitCode.ShouldBe(0, result.Error);
        var findings = Read<Finding>(result.Output);

        findings.ExceptBy(suppressions.Select(suppression => suppression.Subject), finding => finding.Subject)
            .ShouldBeEmpty("findings without a reason");
        suppressions.ExceptBy(findings.Select(finding => finding.Subject), suppression => suppression.Subject)
            .ShouldBeEmpty("reasons without a finding");
        suppressions.ShouldAllBe(suppression => suppression.Reason.Length > 30);
    }

    private static string Script(string name) => Repository.PathOf("tests", "Synth", "judges", name);

    private static List<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, Json)!;

    private sealed record Finding(string Template, string Resource, string Rule, string Why)
    {
        public (string Template, string Resource, string Rule) Subject => (Template, Resource, Rule);
    }

    private sealed record Suppression(string Template, string Resource, string Rule, string Reason)
    {
        public (string Template, string Resource, string Rule) Subject => (Template, Resource, Rule);
    }
}
