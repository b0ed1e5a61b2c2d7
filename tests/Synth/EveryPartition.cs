using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;

namespace Guardrails.Tests.Synth;

public sealed class EveryPartition(Synthesis synthesis)
{
    [Fact]
    public async Task Synthesizing_twice_gives_the_same_bytes()
    {
        var again = await synthesis.SynthesizeAsync(Repository.PathOf("orgs", "example.json"), "example-again");

        Files(again).Keys.ShouldBe(Files(synthesis.Example).Keys);
        foreach (var (path, bytes) in Files(synthesis.Example))
            Files(again)[path].ShouldBe(bytes, path);
    }

    [Fact]
    public void Each_goes_to_its_own_accounts_and_home_region()
    {
        synthesis.Example.Organization.Environment.ShouldBe("aws://111111111111/us-east-1");
        synthesis.Example.Detection.Environment.ShouldBe("aws://222222222222/us-east-1");
        synthesis.GovCloud.Organization.Environment.ShouldBe("aws://012345678901/us-gov-west-1");
        synthesis.Example.Activity.Environment.ShouldBe("aws://222222222222/us-east-1");
        synthesis.Example.Forwarders.Environment.ShouldBe("aws://111111111111/us-east-1");
        synthesis.GovCloud.Detection.Environment.ShouldBe("aws://109876543210/us-gov-west-1");
        synthesis.GovCloud.Activity.Environment.ShouldBe("aws://109876543210/us-gov-west-1");
        synthesis.GovCloud.Forwarders.Environment.ShouldBe("aws://012345678901/us-gov-west-1");
        synthesis.China.Organization.Environment.ShouldBe("aws://311111111113/cn-north-1");
    }

    [Fact]
    public void Stacks_stand_in_the_main_assembly_because_deploy_all_sees_no_other() =>
        Directory.GetDirectories(synthesis.Example.Folder, "assembly-*").ShouldBeEmpty();

    [Fact]
    public void Each_stack_waits_for_the_one_that_it_needs()
    {
        foreach (var assembly in new[] { synthesis.Example, synthesis.GovCloud })
        {
            assembly.Detection.DependsOn.ShouldContain(assembly.Organization.Artifact);
            assembly.Activity.DependsOn.ShouldContain(assembly.Detection.Artifact);
            assembly.Forwarders.DependsOn.ShouldContain(assembly.Activity.Artifact);
        }
    }

    [Fact]
    public void No_template_names_another_partition_or_its_region()
    {
        string[] names = ["arn:aws:", "arn:aws-us-gov:", "arn:aws-cn:", "us-east-1", "us-gov-west-1", "cn-north-1"];
        (CloudAssembly Assembly, int[] Own)[] expected =
            [(synthesis.Example, [0, 3]), (synthesis.GovCloud, [1, 4]), (synthesis.China, [2, 5])];
        foreach (var (assembly, own) in expected)
        {
            var templates = string.Concat(assembly.Stacks.Select(stack => stack.Template.ToJsonString()));
            names.Index().Where(name => templates.Contains(name.Item)).Select(name => name.Index)
                .ShouldBe(own, assembly.Folder);
        }
    }

    [Fact]
    public void China_has_the_policies_that_need_no_root_user_and_nothing_is_evaluated()
    {
        synthesis.China.Stacks.Select(stack => stack.Name).ShouldBe(["Guardrails-Organization"]);
        var policy = synthesis.China.Organization.OfType("AWS::Organizations::Policy").ShouldHaveSingleItem();
        policy.Text("Name").ShouldBe("Guardrails-DenyLeavingOrganization");
        policy.Properties["TargetIds"]!.ToJsonString().ShouldBe("""["r-cn33"]""");
    }

    [Fact]
    public void What_a_partition_leaves_out_is_said_with_the_reason()
    {
        synthesis.SaidForGovCloud.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line[(line.IndexOf(".json: ", StringComparison.Ordinal) + 7)..].Trim())
            .ShouldBe(PartitionGap.Sentences(Partition.GovCloud));
        synthesis.SaidForChina.ShouldContain(
            "china.json: Not in partition aws-cn, because the partition has no root users: "
            + "DenyRootAccessKeyCreation, ");
        synthesis.SaidForChina.ShouldContain("GuardrailsRootPosture to protect: DenyGuardrailTampering.");
    }

    [Fact]
    public void GovCloud_judges_no_mfa_because_its_root_users_cannot_have_it()
    {
        synthesis.GovCloud.Detection.OfType("AWS::Config::OrganizationConfigRule")
            .Select(rule => rule.Text("OrganizationConfigRuleName"))
            .ShouldNotContain(name => name!.Contains("mfa"));
        synthesis.GovCloud.Detection.OfType("AWS::Config::OrganizationConformancePack").ShouldBeEmpty();
    }

    private static SortedDictionary<string, byte[]> Files(CloudAssembly assembly) => new(
        Directory.EnumerateFiles(assembly.Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(assembly.Folder, path), File.ReadAllBytes),
        StringComparer.Ordinal);
}
