using Guardrails.Core.Ids;
using Guardrails.Core.Placement;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Guardrails;

/// <summary>
/// The recorder and its role, which the tampering guardrail protects where accounts get them from here.
/// </summary>
public sealed class RecorderProtectionTests
{
    private const string Recorder =
        "arn:aws:config:us-east-1:444444444444:configuration-recorder/GuardrailsConfigRecorder/0123456789abcdef";
    private const string Own = "arn:aws:config:us-east-1:444444444444:configuration-recorder/default/0123456789abcdef";
    private const string Role = "arn:aws:iam::444444444444:role/GuardrailsConfigRecorder";
    private const string Administrator = "arn:aws:iam::444444444444:role/Administrator";
    private const string StackSets = "arn:aws:iam::444444444444:role/stacksets-exec-0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(true, Administrator, "config:StopConfigurationRecorder", Recorder, true)]
    [InlineData(true, Administrator, "config:DeleteConfigurationRecorder", Recorder, true)]
    [InlineData(true, Administrator, "config:PutConfigurationRecorder", Recorder, true)]
    [InlineData(true, Administrator, "config:StartConfigurationRecorder", Recorder, false)]
    [InlineData(true, Administrator, "config:StopConfigurationRecorder", Own, false)]
    [InlineData(true, Administrator, "iam:PutRolePolicy", Role, true)]
    [InlineData(true, StackSets, "config:DeleteConfigurationRecorder", Recorder, false)]
    [InlineData(true, StackSets, "iam:DeleteRole", Role, false)]
    [InlineData(false, Administrator, "config:StopConfigurationRecorder", Recorder, false)]
    [InlineData(false, Administrator, "iam:PutRolePolicy", Role, false)]
    public void Only_StackSets_changes_the_recorder_that_came_from_it(
        bool recorder, string caller, string action, string resource, bool denied)
    {
        var config = OrganizationConfigs.With("DenyGuardrailTampering") with
        {
            ConfigRecorder = recorder ? new([TargetId.Parse("r-ex01")]) : null,
        };
        var policy = ServiceControlPolicies.For(config).Single(policy => policy.Targets.Count > 0);
        IReadOnlyList<PolicyLevel> path = [new(
            "the root", [new("FullAWSAccess", GuardrailTests.FullAwsAccess), new(policy.Name, policy.Document)])];

        var answer = PolicySimulator.ServiceControl(
            path, new(
                action, resource, new Dictionary<string, IReadOnlyList<string>> { ["aws:PrincipalArn"] = [caller] }));

        answer.Decision.ShouldBe(denied ? Decision.ExplicitlyDenied : Decision.Allowed, answer.Explanation);
    }

    [Fact]
    public void Without_recorders_the_policy_is_what_it_was()
    {
        var policy = ServiceControlPolicies.For(OrganizationConfigs.With("DenyGuardrailTampering"))
            .Single(policy => policy.Targets.Count > 0);

        policy.Json.ShouldNotContain("onfigRecorder");
        policy.Document.Statements.Count.ShouldBe(5);
    }
}
