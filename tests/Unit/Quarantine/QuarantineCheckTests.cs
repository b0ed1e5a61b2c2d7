using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Quarantine.Proof;
using Guardrails.Core.Snapshots;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Quarantine;

public sealed class QuarantineCheckTests
{
    private static readonly IReadOnlyDictionary<string, CheckCase> Cases =
        CaseTable.Load<CheckCase>("tests", "Unit", "Quarantine", "quarantine-checks.json");

    public static TheoryData<string> Sentences => [.. Cases.Keys];

    [Theory, MemberData(nameof(Sentences))]
    public void A_quarantine_is_proven_or_says_by_name_what_stops_it(string sentence)
    {
        var one = Cases[sentence];

        var proof = QuarantineCheck.Of(
            Organization(one),
            AccountId.Parse(one.Account),
            one.Kind,
            new QuarantineOpeners(AccountId.Parse(one.DelegatedAdministrator), "us-east-1")
            {
                HarmlessTools = one.HarmlessTools,
            },
            DateTimeOffset.Parse(one.At, CultureInfo.InvariantCulture));

        Said(proof).ShouldBe([one.Proof, .. one.Names]);
    }

    [Fact]
    public void Every_kind_of_answer_and_every_obstacle_has_a_case()
    {
        var proofs = typeof(QuarantineProof).GetNestedTypes().Select(type => type.Name);
        proofs.ShouldBeSubsetOf(Cases.Values.Select(one => one.Proof));
        Enum.GetNames<QuarantineObstacle>().ShouldBeSubsetOf(Cases.Values.SelectMany(one => one.Names));
    }

    /// <summary>The answer's type, then what it names.</summary>
    private static IReadOnlyList<string> Said(QuarantineProof proof) =>
    [
        proof.GetType().Name,
        .. proof switch
        {
            QuarantineProof.Proven proven => [proven.PolicyId],
            QuarantineProof.Blocked blocked => blocked.By.Select(act => act.Policy is null
                ? $"{act.Action}: nothing allows it at {act.Layer}"
                : $"{act.Action}: {act.Statement} of {act.Policy} ({act.PolicyId})").Distinct(),
            QuarantineProof.NoFreeSlot full => [$"{full.Attached.Count} of {full.Slots}"],
            QuarantineProof.ForeignTool tool => [tool.Tool],
            QuarantineProof.CannotTell unsure =>
                unsure.Undecided.Select(statement => $"{statement.At.Statement} of {statement.At.Policy}"),
            QuarantineProof.NotPossible impossible => (string[])[impossible.Why.ToString()],
            _ => throw new InvalidOperationException($"No test knows {proof}."),
        },
    ];

    private static OrganizationSnapshot Organization(CheckCase one)
    {
        List<SnapshotPolicy> others =
        [
            .. one.Policies.Select(policy =>
                OrganizationSnapshots.Policy(policy.Name, policy.Statement.ToJsonString(), [.. policy.Targets])),
            .. Enumerable.Range(1, one.MorePolicies).Select(number => OrganizationSnapshots.Policy(
                $"Other{number}", """{"Effect":"Deny","Action":"aws-portal:*","Resource":"*"}""", one.Account)),
        ];
        var deployed = Enumerable.Range(0, one.Deployed).SelectMany(number => QuarantinePolicy.All.Select(
            policy => new SnapshotPolicy(
                $"p-{policy.Kind}{number}", policy.Name, "", AwsManaged: false,
                Replaced(policy.Document.Minified(), one),
                one.Attached ? [TargetId.Parse(one.Account)] : [])));
        var snapshot = OrganizationSnapshots.With([.. others, .. deployed]);
        return snapshot with
        {
            Partition = Partition.TryParse(one.Partition)!,
            ServiceControlPoliciesAreOn = one.PoliciesOn,
            Policies = one.WithoutFullAccess is { } bare
                ?
                [
                    .. snapshot.Policies.Select(policy => policy with
                    {
                        Targets = policy.Name == "FullAWSAccess"
                            ? [.. policy.Targets.Where(target => target.Value != bare)]
                            : policy.Targets,
                    }),
                ]
                : snapshot.Policies,
        };
    }

    private static string Replaced(string document, CheckCase one) => one.Replace is [var from, var to]
        ? document.Replace(from, to, StringComparison.Ordinal)
        : document;

    private sealed record OtherPolicy(
        string Name, System.Text.Json.Nodes.JsonObject Statement, IReadOnlyList<string> Targets);

    private sealed record CheckCase(string Proof, IReadOnlyList<string> Names)
    {
        public string Account { get; init; } = OrganizationSnapshots.Production;

        public string DelegatedAdministrator { get; init; } = OrganizationSnapshots.Security;

        public QuarantineKind Kind { get; init; } = QuarantineKind.Removal;

        public string Partition { get; init; } = "aws";

        public bool PoliciesOn { get; init; } = true;

        public string At { get; init; } = "2026-11-23T09:00:00Z";

        /// <summary>Policies of others.</summary>
        public IReadOnlyList<OtherPolicy> Policies { get; init; } = [];

        /// <summary>The number of harmless policies on the account besides.</summary>
        public int MorePolicies { get; init; }

        /// <summary>The number of policies of each quarantine's name.</summary>
        public int Deployed { get; init; } = 1;

        /// <summary>True where the quarantine is already on the account.</summary>
        public bool Attached { get; init; }

        /// <summary>The text in the quarantine's document that somebody changed, and what into.</summary>
        public IReadOnlyList<string> Replace { get; init; } = [];

        /// <summary>The target that FullAWSAccess was detached from.</summary>
        public string? WithoutFullAccess { get; init; }

        public IReadOnlyList<string> HarmlessTools { get; init; } = [];
    }
}
