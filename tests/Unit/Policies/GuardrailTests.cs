using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Policies;

public class GuardrailTests
{
    internal static readonly IReadOnlyDictionary<string, GuardrailCase> Cases =
        CaseTable.Load<GuardrailCase>("tests", "Unit", "Policies", "guardrail-cases.json");

    internal static readonly PolicyDocument FullAwsAccess = new([new PolicyStatement(Effect.Allow, Patterns.Any, Patterns.Any)]);

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
    public void Every_guardrail_has_cases_for_every_kind_of_caller()
    {
        foreach (var guardrail in GuardrailCatalog.All)
        {
            Caller[] covered = [.. Cases.Values.Where(row => row.Guardrail == guardrail.Name).Select(row => row.Caller)];
            new[] { Caller.Root, Caller.AssumeRoot, Caller.User, Caller.Role }.ShouldBeSubsetOf(covered, guardrail.Name);
        }
    }

    internal enum Caller
    {
        Root,
        AssumeRoot,
        User,
        UserNamedRoot,
        Role,
    }

    internal sealed record GuardrailCase(string Guardrail, Caller Caller, string Action, bool Denied)
    {
        private const string Account = "444444444444";

        public string Partition { get; init; } = "aws";

        public bool ManagementAccount { get; init; }

        public string? Resource { get; init; }

        public string At { get; init; } = "2026-11-23T09:00:00Z";

        public Dictionary<string, DateOnly> Exempt { get; init; } = [];

        public string[] Unset { get; init; } = [];

        public string Principal => $"arn:{Partition}:iam::{Account}:" + Caller switch
        {
            Caller.User => "user/alice",
            Caller.UserNamedRoot => "user/root",
            Caller.Role => "role/Admin",
            _ => "root",
        };

        public ServiceControlPolicy Policy
        {
            get
            {
                var config = Organizations.With(Guardrail) with
                {
                    Exemptions = [.. Exempt.Select(entry => new Exemption(Guardrail, AccountId.Parse(entry.Key), "owner", "reason", entry.Value))],
                };
                return ServiceControlPolicies.For(config).Single(policy => policy.Targets.Count > 0);
            }
        }

        public IReadOnlyList<PolicyLevel> Path => ManagementAccount
            ? []
            : [new("Root", [new("FullAWSAccess", FullAwsAccess), new(Policy.Name, Policy.Document)]), new("Account", [new("FullAWSAccess", FullAwsAccess)])];

        // A user's ARN also where the root user means itself: our guardrails name no resource, and the judge knows no root user as one.
        public AccessRequest Request => new(Action, Resource ?? $"arn:{Partition}:iam::{Account}:user/alice", Context());

        private Dictionary<string, IReadOnlyList<string>> Context()
        {
            var context = new Dictionary<string, IReadOnlyList<string>>
            {
                ["aws:PrincipalArn"] = [Principal],
                ["aws:PrincipalAccount"] = [Account],
                ["aws:CurrentTime"] = [At],
            };
            if (Caller == Caller.AssumeRoot)
                context["aws:AssumedRoot"] = ["true"];
            foreach (var key in Unset)
                context.Remove(key).ShouldBeTrue($"{key} is not in the request anyway");
            return context;
        }
    }
}
