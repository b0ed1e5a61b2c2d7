using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;

namespace Guardrails.Tests.Unit.Roles;

/// <summary>Roles of organizations whose rules run elsewhere than in the home Region.</summary>
public sealed class DetectionRegionTests
{
    private static readonly OrganizationConfig Commercial =
        RoleExamples.Commercial with { DetectionRegion = "eu-central-1" };

    private static readonly OrganizationConfig GovCloud =
        RoleExamples.GovCloud with { DetectionRegion = "us-gov-east-1" };

    [Fact]
    public void The_rule_starter_starts_rules_of_that_Region()
    {
        Resources(RuleStarterRole.Of(Commercial))
            .ShouldContain("arn:aws:config:eu-central-1:*:config-rule/aws-service-rule/*");
        Resources(RuleStarterRole.Of(GovCloud))
            .ShouldContain("arn:aws-us-gov:config:us-gov-east-1:*:config-rule/aws-service-rule/*");
        Resources(RuleStarterRole.Of(Commercial)).ShouldAllBe(arn => !arn.Contains("us-east-1"));
    }

    [Fact]
    public void The_evaluator_logs_in_that_Region_and_the_other_functions_in_the_home_Region()
    {
        Logs(RootPostureRuleRole.Of(Commercial)).ShouldStartWith("arn:aws:logs:eu-central-1:222222222222:");
        Logs(RootPostureRuleRole.Of(GovCloud)).ShouldStartWith("arn:aws-us-gov:logs:us-gov-east-1:222222222222:");
        Logs(RootRecheckRole.Of(Commercial)).ShouldStartWith("arn:aws:logs:us-east-1:222222222222:");
        Logs(OrganizationSetupRole.Of(Commercial)).ShouldStartWith("arn:aws:logs:us-east-1:111111111111:");
    }

    [Fact]
    public void Events_and_queues_stay_in_the_home_Region()
    {
        EventForwarderRole.BusArn(Commercial).ShouldStartWith("arn:aws:events:us-east-1:");
        EventForwarderRole.Members(Commercial).Regions.ShouldBe(["us-east-1", "us-east-2", "us-west-2"]);
        Resources(RootRecheckRole.Of(Commercial)).Where(arn => arn.Contains(":sqs:"))
            .ShouldAllBe(arn => arn.StartsWith("arn:aws:sqs:us-east-1:"));
    }

    [Fact]
    public void What_an_evaluation_needs_in_an_account_comes_to_it_in_that_Region()
    {
        var recorder = ConfigRecorderRole.Of(Commercial, Commercial.ConfigRecorder!);
        recorder.Members!.Regions.ShouldBe(["eu-central-1"]);
        Resources(recorder).ShouldContain("arn:aws:s3:::guardrails-config-222222222222-eu-central-1");

        MemberRole.Of(Commercial).Members!.Regions.ShouldBe(["eu-central-1"]);
        RuleStarterRole.Of(Commercial).Members!.Regions.ShouldBe(["eu-central-1"]);
    }

    private static IReadOnlyList<string> Resources(ProductRole role) =>
        [.. role.Policy!.Statements.SelectMany(statement => statement.Resources!.Values)];

    private static string Logs(ProductRole role) =>
        Resources(role).Single(arn => arn.Contains(":logs:", StringComparison.Ordinal));
}
