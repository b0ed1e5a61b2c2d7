using Guardrails.Core.Ids;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>The events suggest a trust policy; until a person has filled it in, nobody can assume the role.</summary>
public sealed class TrustTests
{
    private static readonly AccountId Account = AccountId.Parse(CallCase.Account);
    private static readonly ReplacementOptions Options = new(Account, Partition.Commercial);

    public static TheoryData<TrustKind> Kinds => [.. Enum.GetValues<TrustKind>()];

    [Theory]
    [InlineData("aws-sdk-go/1.44 (go1.20; linux; amd64) exec-env/AWS_Lambda_go1.x", "203.0.113.9", TrustKind.Lambda)]
    [InlineData("Boto3/1.34 exec-env/AWS_Lambda_python3.12 Botocore/1.34", "203.0.113.9", TrustKind.Lambda)]
    [InlineData("aws-sdk-java/2.20 exec-env/AWS_ECS_FARGATE", "10.0.0.4", TrustKind.EcsTasks)]
    [InlineData("aws-sdk-java/2.20 exec-env/AWS_ECS_EC2", "10.0.0.4", TrustKind.EcsTasks)]
    [InlineData("configure-aws-credentials-for-github-actions", "20.1.2.3", TrustKind.GitHubActions)]
    [InlineData("aws-cli/2.15 Python/3.11 Linux/5.10.198-187.748.amzn2.x86_64", "3.1.2.3", TrustKind.Ec2)]
    [InlineData("Boto3/1.34 md/os/linux#6.1.66-91.160.amzn2023.x86_64", "3.1.2.3", TrustKind.Ec2)]
    [InlineData("aws-sdk-nodejs/2.1 linux/v18", "198.51.100.7", TrustKind.RolesAnywhere)]
    [InlineData("APN/1.0 HashiCorp/1.0 Terraform/1.7", "198.51.100.7", TrustKind.RolesAnywhere)]
    [InlineData("[S3Backup/7.1 (Windows)]", "198.51.100.7", TrustKind.Vendor)]
    [InlineData("aws-cli/2.13.5 Linux/4.14.255.amzn2.x86_64 exec-env/CloudShell", "198.51.100.7", TrustKind.NotKnown)]
    [InlineData("console.amazonaws.com", "198.51.100.7", TrustKind.NotKnown)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0)", "198.51.100.7", TrustKind.NotKnown)]
    [InlineData("cloudformation.amazonaws.com", "cloudformation.amazonaws.com", TrustKind.NotKnown)]
    public void An_agent_and_an_address_suggest(string agent, string address, TrustKind kind)
    {
        var trust = Role(new CallCase("sts", "GetCallerIdentity") { Agent = agent, Address = address }).Trust;

        trust.ShouldHaveSingleItem().Kind.ShouldBe(kind);
        trust[0].Evidence.Calls.ShouldBe(kind == TrustKind.NotKnown ? 0 : 1);
    }

    [Fact]
    public void A_VPC_endpoint_suggests_an_instance() =>
        Role(new CallCase("sts", "GetCallerIdentity") { Agent = "aws-sdk-go/1", VpcEndpoint = "vpce-1" })
            .Trust[0].Kind.ShouldBe(TrustKind.Ec2);

    [Fact]
    public void The_likeliest_is_first_and_each_names_its_events()
    {
        var lambda = new CallCase("sts", "GetCallerIdentity") { Agent = "Boto3/1 exec-env/AWS_Lambda_python3.12" };
        var trust = Role(
            lambda with { Id = "a" }, lambda with { Id = "b" },
            new CallCase("sts", "GetCallerIdentity") { Id = "c", Agent = "Boto3/1" }).Trust;

        trust.Select(one => one.Kind).ShouldBe([TrustKind.Lambda, TrustKind.RolesAnywhere]);
        trust[0].Evidence.EventIds.ShouldBe(["a", "b"]);
        trust[1].Evidence.EventIds.ShouldBe(["c"]);
    }

    [Fact]
    public void What_a_program_calls_itself_is_shown_without_what_moves_the_cursor() =>
        Role(new CallCase("sts", "GetCallerIdentity") { Agent = "Evil\u202e/1" })
            .Trust[0].Why.ShouldContain("Evil\\u202e");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_trust_policy_is_one_that_the_parser_reads(TrustKind kind)
    {
        foreach (var partition in Partition.All)
        {
            var policy = TrustPolicies.Of(kind, partition, Account);
            PolicyDocument.Parse(policy.Minified()).Minified().ShouldBe(policy.Minified());
        }
    }

    [Theory]
    [InlineData(TrustKind.EcsTasks)]
    [InlineData(TrustKind.GitHubActions)]
    [InlineData(TrustKind.Vendor)]
    [InlineData(TrustKind.RolesAnywhere)]
    [InlineData(TrustKind.NotKnown)]
    public void A_trust_policy_with_placeholders_lets_nobody_in(TrustKind kind)
    {
        var policy = TrustPolicies.Of(kind, Partition.Commercial, Account);

        TrustPolicies.ToFillIn(policy).ShouldNotBeEmpty();
        foreach (var caller in new[]
        {
            Caller.OfService("ecs-tasks.amazonaws.com"), Caller.OfService("rolesanywhere.amazonaws.com"),
            Caller.Of(Account, $"arn:aws:iam::{Account}:root"),
            Caller.Of(AccountId.Parse("999999999999"), "arn:aws:iam::999999999999:role/vendor"),
        })
        {
            PolicySimulator.Trust(policy, caller, new AccessRequest(
                "sts:AssumeRole", $"arn:aws:iam::{Account}:role/r", new Dictionary<string, IReadOnlyList<string>>
                {
                    ["aws:SourceAccount"] = [Account.Value],
                    ["aws:SourceArn"] = [$"arn:aws:ecs:eu-central-1:{Account}:task/c/t"],
                    ["sts:ExternalId"] = ["secret"],
                })).IsAllowed.ShouldBeFalse($"{kind}");
        }
    }

    private static ReplacementRole Role(params CallCase[] calls) =>
        ReplacementRole.Of([.. calls.Select(call => call.Activity())], Options);
}
