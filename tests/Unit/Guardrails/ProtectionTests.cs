using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Placement;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Guardrails;

/// <summary>Recorders and trails of other teams, which are protected where the file names them.</summary>
public sealed class ProtectionTests
{
    private const string Recorder = "arn:aws:config:us-east-1:444444444444:configuration-recorder/default/0123456789";
    private const string OtherRecorder =
        "arn:aws:config:us-east-1:444444444444:configuration-recorder/default-2/0123456789";

    private const string Trail = "arn:aws:cloudtrail:eu-west-1:444444444444:trail/baseline-1";
    private const string OtherTrail = "arn:aws:cloudtrail:eu-west-1:444444444444:trail/mine";
    private const string Administrator = "role/Administrator";
    private const string ControlTower = "role/AWSControlTowerExecution";

    private static readonly ServiceControlPolicy Policy = ServiceControlPolicies.For(
        OrganizationConfigs.With("DenyGuardrailTampering") with
        {
            Protection = new(["default"], ["baseline-?"], ["AWSControlTowerExecution", "landing/Zone*"]),
        }).Single(policy => policy.Targets.Count > 0);

    public static TheoryData<string, string, string, bool> Requests => new()
    {
        { Administrator, "config:StopConfigurationRecorder", Recorder, true },
        { Administrator, "config:DeleteConfigurationRecorder", Recorder, true },
        { Administrator, "config:PutConfigurationRecorder", Recorder, true },
        { Administrator, "config:StartConfigurationRecorder", Recorder, false },
        { Administrator, "config:StopConfigurationRecorder", OtherRecorder, false },
        { Administrator, "cloudtrail:StopLogging", Trail, true },
        { Administrator, "cloudtrail:DeleteTrail", Trail, true },
        { Administrator, "cloudtrail:UpdateTrail", Trail, true },
        { Administrator, "cloudtrail:PutEventSelectors", Trail, true },
        { Administrator, "cloudtrail:StartLogging", Trail, false },
        { Administrator, "cloudtrail:StopLogging", OtherTrail, false },
        { "root", "cloudtrail:StopLogging", Trail, true },
        { ControlTower, "config:StopConfigurationRecorder", Recorder, false },
        { ControlTower, "cloudtrail:UpdateTrail", Trail, false },
        { "role/landing/Zone7", "cloudtrail:UpdateTrail", Trail, false },
        { "role/other/Zone7", "cloudtrail:UpdateTrail", Trail, true },
        { "role/path/AWSControlTowerExecution", "cloudtrail:UpdateTrail", Trail, true },
        { "role/stacksets-exec-0123456789abcdef0123456789abcdef", "cloudtrail:UpdateTrail", Trail, false },
        { "role/stacksets-exec-mine", "cloudtrail:UpdateTrail", Trail, true },
    };

    [Theory, MemberData(nameof(Requests))]
    public void What_the_file_names_is_changed_by_StackSets_and_the_roles_that_it_excepts_alone(
        string caller, string action, string resource, bool denied)
    {
        IReadOnlyList<PolicyLevel> path =
            [new("the root", [new("FullAWSAccess", GuardrailTests.FullAwsAccess), new(Policy.Name, Policy.Document)])];

        var answer = PolicySimulator.ServiceControl(path, new(action, resource, Context(caller)));

        answer.Decision.ShouldBe(denied ? Decision.ExplicitlyDenied : Decision.Allowed, answer.Explanation);
    }

    [Fact]
    public async Task The_judge_agrees_on_each_of_them()
    {
        var answers = await IamJudge.DecideAsync(
        [
            .. Requests.Select(row => new IamCase(Arn(row.Data.Item1), row.Data.Item2, row.Data.Item3)
            {
                Context = Context(row.Data.Item1),
                Path = [[GuardrailTests.FullAwsAccess.Render(), Policy.Document.Render()]],
                Identity = [GuardrailTests.FullAwsAccess.Render()],
            }),
        ]);

        answers.ShouldBe(
            Requests.Select(row => row.Data.Item4 ? nameof(Decision.ExplicitlyDenied) : nameof(Decision.Allowed)));
    }

    [Fact]
    public void A_file_that_names_nothing_has_the_policy_that_it_had()
    {
        var named = OrganizationConfigs.With("DenyGuardrailTampering");

        Json(named with { Protection = Protection.None with { ExceptRoles = ["Nobody"] } }).ShouldBe(Json(named));
        Json(named).ShouldNotContain("cloudtrail:");
    }

    [Fact]
    public void Our_own_recorder_is_changed_by_none_of_the_roles_that_the_file_excepts()
    {
        var json = Json(OrganizationConfigs.With("DenyGuardrailTampering") with
        {
            ConfigRecorder = new([TargetId.Parse("r-ex01")]),
            Protection = new(["*"], [], ["AWSControlTowerExecution"]),
        });

        json.ShouldContain("configuration-recorder/*/*");
        json.Split("AWSControlTowerExecution").Length.ShouldBe(2);
    }

    private static string Json(Core.Organizations.OrganizationConfig config) =>
        ServiceControlPolicies.For(config).Single(policy => policy.Targets.Count > 0).Json;

    private static string Arn(string caller) => $"arn:aws:iam::444444444444:{caller}";

    private static Dictionary<string, IReadOnlyList<string>> Context(string caller) =>
        new() { ["aws:PrincipalArn"] = [Arn(caller)] };
}
