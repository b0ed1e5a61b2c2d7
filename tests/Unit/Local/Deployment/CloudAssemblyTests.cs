using Guardrails.Core.Ids;
using Guardrails.Local;
using Guardrails.Local.Deployment;

namespace Guardrails.Tests.Unit.Local.Deployment;

public sealed class CloudAssemblyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-assembly-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Stacks_of_a_stage_come_in_dependency_order_with_their_assets()
    {
        Write(
            "manifest.json",
            """{"artifacts":{"Tree":{"type":"cdk:tree"},"assembly-x":{"type":"cdk:cloud-assembly","properties":{"directoryName":"assembly-x"}}}}""");
        Write("assembly-x/manifest.json", """
            {"artifacts":{
              "Second":{"type":"aws:cloudformation:stack","environment":"aws://222222222222/us-east-1",
                "properties":{"templateFile":"second.json","stackName":"Named"},"dependencies":["First",
                "Second.assets"]},
              "Second.assets":{"type":"cdk:asset-manifest","properties":{"file":"second.assets.json"}},
              "First":{"type":"aws:cloudformation:stack","environment":"aws://111111111111/us-east-1",
                "properties":{"templateFile":"first.json"}}}}
            """);
        Write("assembly-x/first.json", """{"Resources":{}}""");
        Write("assembly-x/second.json", """{"Resources":{}}""");
        Write("assembly-x/second.assets.json", """
            {"files":{"abc":{"source":{"path":"../asset.abc","packaging":"zip"},
              "destinations":{"d":{"bucketName":"b-${AWS::AccountId}-${AWS::Region}","objectKey":"abc.zip"}}}}}
            """);

        var stacks = CloudAssembly.Read(_folder.FullName);

        stacks.Select(stack => (stack.Name, stack.AccountId, stack.Region))
            .ShouldBe([("First", "111111111111", "us-east-1"), ("Named", "222222222222", "us-east-1")]);
        var asset = stacks[1].Assets.ShouldHaveSingleItem();
        asset.SourcePath.ShouldBe(Path.Combine(_folder.FullName, "asset.abc"));
        asset.In("222222222222", "us-east-1", "aws").ShouldBe("b-222222222222-us-east-1");
        asset.Key.ShouldBe("abc.zip");
    }

    [Theory]
    [InlineData("", "cdk-hnb659fds-cfn-exec-role-222222222222-us-east-1")]
    [InlineData(
        ""","cloudFormationExecutionRoleArn":"arn:${AWS::Partition}:iam::222222222222:role/cdk-acme-cfn-exec-role-222222222222-us-east-1" """,
        "cdk-acme-cfn-exec-role-222222222222-us-east-1")]
    public void A_stack_is_deployed_by_the_role_that_its_assembly_names(string property, string role)
    {
        Write(
            "manifest.json",
            """{"artifacts":{"S":{"type":"aws:cloudformation:stack","environment":"aws://222222222222/us-east-1","properties":{"templateFile":"s.json"PROPERTY}}}}"""
                .Replace("PROPERTY", property));
        Write("s.json", """{"Resources":{}}""");

        CloudAssembly.Read(_folder.FullName).ShouldHaveSingleItem().ExecutionRole.ShouldBe(role);
    }

    [Fact]
    public void A_folder_without_manifest_is_named() =>
        Should.Throw<DeployException>(() => CloudAssembly.Read(_folder.FullName)).Message.ShouldStartWith(
            $"{_folder.FullName} is not a cloud assembly");

    [Fact]
    public void A_stack_without_environment_is_refused()
    {
        Write(
            "manifest.json",
            """{"artifacts":{"S":{"type":"aws:cloudformation:stack","environment":"aws://unknown-account/unknown-region","properties":{"templateFile":"s.json"}}}}""");
        Should.Throw<DeployException>(() => CloudAssembly.Read(_folder.FullName)).Message.ShouldStartWith(
            "S: the stack has no explicit account and Region");
    }

    private void Write(string file, string content)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
