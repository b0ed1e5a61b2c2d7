using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Guardrails;

public class GuardrailTests
{
    internal static readonly IReadOnlyDictionary<string, GuardrailCase> Cases =
        CaseTable.Load<GuardrailCase>("tests", "Unit", "Guardrails", "guardrail-cases.json");

    internal static readonly PolicyDocument FullAwsAccess = new(
        [new PolicyStatement(Effect.Allow, Patterns.Any, Patterns.Any)]);

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void A_guardrail_denies_the_act_and_nothing_else(string sentence)
    {
        var expected = Cases[sentence];

        var answer = PolicySimulator.ServiceControl(expected.Path, expected.Request);

        answer.Decision.ShouldBe(expected.Denied ? Decision.ExplicitlyDenied : Decision.Allowed, answer.Explanation);
        if (expected.Denied)
            answer.Explanation.ShouldContain($"Guardrails-{expected.Guardrail}");
    }

    [Fact]
    public void Every_guardrail_has_an_allowed_case_for_every_kind_of_caller_and_a_denied_one_for_every_kind_that_it_denies()
    {
        Caller[] kinds = [Caller.Root, Caller.AssumeRoot, Caller.User, Caller.Role];
        foreach (var guardrail in GuardrailCatalog.All)
        {
            Caller[] Covered(bool denied) =>
                [.. Cases.Values.Where(
                    row => row.Guardrail == guardrail.Name && row.Denied == denied).Select(row => row.Caller)];

            var conditions = guardrail.Statements(OrganizationConfigs.Context)
                .Select(statement => statement.Conditions).ToList();
            var deniesRootAlone = conditions.TrueForAll(
                all => all.Any(condition => condition.Values.Contains("arn:*:iam::*:root")));
            var sparesAssumeRoot = conditions.TrueForAll(
                all => all.Any(condition => condition.Key == "aws:AssumedRoot"));

            kinds.ShouldBeSubsetOf(Covered(denied: false), guardrail.Name);
            kinds.Where(
                kind => !deniesRootAlone || kind == Caller.Root || (kind == Caller.AssumeRoot && !sparesAssumeRoot))
                .ShouldBeSubsetOf(Covered(denied: true), guardrail.Name);
        }
    }

    internal enum Caller
    {
        Root,
        AssumeRoot,
        User,
        UserNamedRoot,
        Role,

        /// <summary>The role by which StackSets acts in an account.</summary>
        StackSets,

        /// <summary>
        /// The service-linked role of StackSets. SCPs do not reach it in AWS; here they are asked nevertheless.
        /// </summary>
        StackSetsService,

        Lookalike,
        LookalikePath,
        LookalikeService,

        /// <summary>A session by sts:GetFederationToken, of a root user or of an IAM user.</summary>
        Federated,

        /// <summary>A role whose path and name read like a federated session's.</summary>
        FederatedRole,

        /// <summary>The evaluator.</summary>
        Evaluator,

        EvaluatorPath,
        Recheck,

        /// <summary>A role of people.</summary>
        Operator,

        /// <summary>CDK's deploy role.</summary>
        Deploy,

        /// <summary>CDK's execution role, as which CloudFormation acts.</summary>
        Execution,

        /// <summary>The execution role of another bootstrap.</summary>
        OtherExecution,
    }

    internal sealed record GuardrailCase(string Guardrail, Caller Caller, string Action, bool Denied)
    {
        public string Account { get; init; } = "444444444444";

        public Dictionary<string, string[]> Operators { get; init; } = [];

        public Dictionary<string, string> Keys { get; init; } = [];

        public string Partition { get; init; } = "aws";

        public bool ManagementAccount { get; init; }

        public string? Resource { get; init; }

        public string At { get; init; } = "2026-11-23T09:00:00Z";

        /// <summary>Accounts and units that are exempt, and until when.</summary>
        public Dictionary<string, DateOnly> Exempt { get; init; } = [];

        /// <summary>The units on the way to the account, from the root down.</summary>
        public string[] Units { get; init; } = ["ou-ex01-workload"];

        public string[] Unset { get; init; } = [];

        /// <summary>The Region in which the rules run.</summary>
        public string? DetectionRegion { get; init; }

        /// <summary>The Region of the bootstrap whose roles call.</summary>
        public string DeployRegion { get; init; } = "us-east-1";

        public string Principal => Caller == Caller.Federated
            ? $"arn:{Partition}:sts::{Account}:federated-user/eve"
            : $"arn:{Partition}:iam::{Account}:" + Caller switch
        {
            Caller.User => "user/alice",
            Caller.UserNamedRoot => "user/root",
            Caller.Role => "role/Admin",
            Caller.StackSets => "role/stacksets-exec-0123456789abcdef0123456789abcdef",
            Caller.StackSetsService =>
                "role/aws-service-role/member.org.stacksets.cloudformation.amazonaws.com/"
                + "AWSServiceRoleForCloudFormationStackSetsOrgMember",
            Caller.Lookalike => "role/stacksets-exec-mine",
            Caller.LookalikePath => "role/stacksets-exec-0123456789abcdef0123456789abcdef/mine",
            Caller.LookalikeService => "role/AWSServiceRoleForCloudFormationStackSetsOrgMember",
            Caller.FederatedRole => "role/federated-user/eve",
            Caller.Evaluator => "role/GuardrailsRootPostureRule",
            Caller.EvaluatorPath => "role/path/GuardrailsRootPostureRule",
            Caller.Recheck => "role/GuardrailsRootRecheck",
            Caller.Operator => "role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_RootOperators_0123456789abcdef",
            Caller.Deploy => $"role/cdk-hnb659fds-deploy-role-{Account}-{DeployRegion}",
            Caller.Execution => $"role/cdk-hnb659fds-cfn-exec-role-{Account}-{DeployRegion}",
            Caller.OtherExecution => $"role/cdk-other-cfn-exec-role-{Account}-{DeployRegion}",
            _ => "root",
        };

        public ServiceControlPolicy Policy
        {
            get
            {
                var config = OrganizationConfigs.With(Guardrail) with
                {
                    Partition = Core.Ids.Partition.TryParse(Partition)!,
                    HomeRegion = Core.Ids.Partition.TryParse(Partition)!.HomeRegion,
                    DetectionRegion = DetectionRegion ?? Core.Ids.Partition.TryParse(Partition)!.HomeRegion,
                    RootSessionOperators =
                        [.. Operators.Select(entry => new RootSession(entry.Key, entry.Value))],
                    Controls = [OrganizationConfigs.Control("NoRootAccessKeys")],
                    Exemptions =
                    [
                        .. from entry in Exempt
                           let target = TargetId.Parse(entry.Key)
                           let guardrail = OrganizationConfigs.Guardrail(Guardrail)
                           select new Exemption(guardrail, target, "owner", "reason", entry.Value),
                    ],
                };
                return ServiceControlPolicies.For(config).Single(policy => policy.Targets.Count > 0);
            }
        }

        public IReadOnlyList<PolicyLevel> Path => ManagementAccount
            ? []
            : [new(
                "Root", [new("FullAWSAccess", FullAwsAccess), new(Policy.Name, Policy.Document)]), new(
                    "Account", [new("FullAWSAccess", FullAwsAccess)])];

        // A user's ARN also where the root user means itself: our guardrails name no resource, and the judge knows no
        // root user as one.
        public AccessRequest Request =>
            new(Action, Resource ?? $"arn:{Partition}:iam::{Account}:user/alice", Context());

        private Dictionary<string, IReadOnlyList<string>> Context()
        {
            var context = new Dictionary<string, IReadOnlyList<string>>
            {
                ["aws:PrincipalArn"] = [Principal],
                ["aws:PrincipalAccount"] = [Account],
                ["aws:PrincipalOrgPaths"] = [$"o-exampleorg1/r-ex01/{string.Concat(Units.Select(unit => unit + "/"))}"],
                ["aws:CurrentTime"] = [At],
            };
            foreach (var (key, value) in Keys)
                context[key] = [value];
            if (Caller == Caller.AssumeRoot)
                context["aws:AssumedRoot"] = ["true"];
            foreach (var key in Unset)
                context.Remove(key).ShouldBeTrue($"{key} is not in the request anyway");
            return context;
        }
    }
}
