namespace Guardrails.Tests.Synth;

public sealed class TwoOrganizations(Synthesis synthesis)
{
    [Fact]
    public async Task Synthesizing_twice_gives_the_same_bytes()
    {
        var again = await synthesis.SynthesizeAsync("example", "example-again");

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
        synthesis.GovCloud.Detection.Environment.ShouldBe("aws://109876543210/us-gov-west-1");
    }

    [Fact]
    public void Stacks_stand_in_the_main_assembly_because_deploy_all_sees_no_other() =>
        Directory.GetDirectories(synthesis.Example.Folder, "assembly-*").ShouldBeEmpty();

    [Fact]
    public void Detection_waits_for_the_organization()
    {
        foreach (var assembly in new[] { synthesis.Example, synthesis.GovCloud })
            assembly.Detection.DependsOn.ShouldContain(assembly.Organization.Artifact);
    }

    [Fact]
    public void GovCloud_names_nothing_of_the_commercial_partition()
    {
        foreach (var template in synthesis.GovCloud.Stacks.Select(stack => stack.Template.ToJsonString()))
        {
            template.ShouldNotContain("arn:aws:");
            template.ShouldNotContain("us-east-1");
        }
    }

    [Fact]
    public void GovCloud_judges_no_mfa_because_its_root_users_cannot_have_it()
    {
        synthesis.GovCloud.Detection.OfType("AWS::Config::OrganizationConfigRule").Select(rule => rule.Text("OrganizationConfigRuleName"))
            .ShouldNotContain(name => name!.Contains("mfa"));
        synthesis.GovCloud.Detection.OfType("AWS::Config::OrganizationConformancePack").ShouldBeEmpty();
    }

    private static SortedDictionary<string, byte[]> Files(CloudAssembly assembly) => new(
        Directory.EnumerateFiles(assembly.Folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(assembly.Folder, path), File.ReadAllBytes),
        StringComparer.Ordinal);
}
