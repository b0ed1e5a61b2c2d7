using System.Text.Json.Nodes;
using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Roles.Deployment;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The list of what a deploy makes, and by which calls, against the templates: a resource that is not listed there is
/// one about which a plan asks nothing.
/// </summary>
public sealed class DeployedTemplates(Synthesis synthesis)
{
    /// <summary>The properties that name a resource, or what it is attached to.</summary>
    private static readonly string[] Names =
    [
        "RoleName", "LogGroupName", "QueueName", "AlarmName", "AliasName", "TableName", "TopicName", "TopicArn",
        "StackSetName", "BucketName", "QueryName", "DashboardName",
        "OrganizationConfigRuleName", "OrganizationConformancePackName", "ConfigurationAggregatorName",
        "FunctionName", "ServiceToken", "Name", "EventBusName", "Queues", "Bucket", "Topics",
    ];

    [Fact]
    public async Task Every_resource_of_every_template_is_listed_with_its_calls()
    {
        var files = new (CloudAssembly Assembly, string File)[]
        {
            (synthesis.Example, await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.json"))),
            (synthesis.GovCloud, Synthesis.GovCloudOrganization),
            (synthesis.China, Synthesis.ChinaOrganization),
        };
        foreach (var (assembly, file) in files)
            ShouldBeListed(assembly, Config(file));
        var recording = Config(files[0].File) with
        {
            ConfigRecorder = new([Core.Ids.TargetId.Parse("ou-ex01-workload")]),
        };
        ShouldBeListed(await synthesis.RecorderAsync, recording);
        ShouldBeListed(
            await synthesis.ElsewhereWithRecorderAsync, recording with { DetectionRegion = "eu-central-1" });
        ShouldBeListed(
            await synthesis.GovCloudElsewhereAsync,
            Config(Synthesis.GovCloudOrganization) with { DetectionRegion = "us-gov-east-1" });
    }

    [Fact]
    public async Task Every_action_that_is_listed_exists()
    {
        var config = Config(await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.json"))) with
        {
            ConfigRecorder = new([Core.Ids.TargetId.Parse("r-ex01")]),
        };
        var stacks = DeployedStack.Of(config);
        string[] actions =
        [
            .. stacks.SelectMany(stack => stack.Resources).SelectMany(resource => resource.Calls)
                .Concat(DeployedStackSet.Of(config).SelectMany(set => set.Calls(config)))
                .Concat(CdkBootstrap.StartCalls(config, stacks[0]))
                .Concat(CdkBootstrap.PublishCalls(config))
                .Select(call => call.Action).Distinct(),
        ];
        actions.Length.ShouldBeGreaterThan(60);

        (await IamJudge.UnknownActionsAsync(actions)).ShouldBeEmpty();
    }

    private static void ShouldBeListed(CloudAssembly assembly, OrganizationConfig config)
    {
        var listed = DeployedStack.Of(config);
        listed.Select(stack => stack.Name).ShouldBe(assembly.Stacks.Select(stack => stack.Name), ignoreOrder: true);
        foreach (var stack in assembly.Stacks)
        {
            var expected = listed.Single(one => one.Name == stack.Name);
            stack.Environment.ShouldBe($"aws://{expected.Account}/{expected.Region}");
            Named(stack.Template).ShouldBe(Named(expected.Resources), ignoreOrder: true, stack.Name);
        }

        var sets = assembly.Resources.Where(resource => resource.Type == "AWS::CloudFormation::StackSet").ToList();
        var listedSets = DeployedStackSet.Of(config);
        listedSets.Count.ShouldBe(sets.Count);
        foreach (var set in sets)
        {
            var name = set.Text("StackSetName");
            Named(JsonNode.Parse(set.Text("TemplateBody")!)!.AsObject()).ShouldBe(
                Named(listedSets.Single(one => one.Name == name).Resources), ignoreOrder: true, name);
        }
    }

    private static IEnumerable<(string Type, string Name)> Named(IEnumerable<DeployedResource> resources) =>
        resources.Select(resource =>
        {
            resource.Calls.ShouldNotBeEmpty(resource.Name);
            return (resource.Type, resource.Name);
        });

    private static IEnumerable<(string Type, string Name)> Named(JsonObject template) =>
        template["Resources"]!.AsObject().Select(
            resource => ((string)resource.Value!["Type"]!, NameOf(template, resource.Key)));

    private static string NameOf(JsonObject template, string logicalId)
    {
        var properties = template["Resources"]![logicalId]!["Properties"]!;

        // A key has no name but its alias.
        if ((string?)template["Resources"]![logicalId]!["Type"] == "AWS::KMS::Key")
            return AliasOf(template, logicalId);
        return Names.Select(name => properties[name]).First(value => value is not null) switch
        {
            JsonArray many => NameOf(template, Resource.Target(many[0])!),
            JsonObject text when text["Fn::Sub"] is { } sub => (string)sub!,
            JsonObject other => NameOf(template, Resource.Target(other)!),
            var name => (string)name!,
        };
    }

    private static string AliasOf(JsonObject template, string key) => (string)template["Resources"]!.AsObject()
        .Select(resource => resource.Value!["Properties"]!)
        .Single(properties => Resource.Target(properties["TargetKeyId"]) == key)["AliasName"]!;

    private static OrganizationConfig Config(string file) =>
        OrganizationFile.Parse(file, new DateOnly(2026, 11, 23)).Config!;
}
