using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Planning;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Quarantine.Proof;

/// <summary>
/// Proves, before a quarantine policy is attached to an account, that the root user stops and that the audit and the
/// deletion of its credentials pass: on the organization as it was read, with everybody's policies.
/// </summary>
/// <remarks>
/// Resource control policies are not read. Right after attaching, a real audit session therefore proves it again.
/// </remarks>
public static class QuarantineCheck
{
    // Of every kind: what makes credentials, what reads data, what costs. Not sts:GetSessionToken, which no policy
    // controls; the session that it gives is root itself, and stopped like the key:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
    private static readonly IReadOnlyList<(string Action, string Resource)> RootActs =
    [
        ("iam:CreateAccessKey", Question.Root),
        ("iam:CreateUser", "arn:PARTITION:iam::ACCOUNT:user/example"),
        ("iam:EnableMFADevice", Question.Root),
        ("sts:GetFederationToken", "arn:PARTITION:sts::ACCOUNT:federated-user/example"),
        ("s3:GetObject", "arn:PARTITION:s3:::example/object"),
        ("ec2:RunInstances", "arn:PARTITION:ec2:REGION:ACCOUNT:instance/*"),
    ];

    // In the order in which they come: the questions of a plan are about the same acts.
    private static readonly IReadOnlyList<Question> Sessions =
        [.. PlanQuestions.All.Where(question => question.TaskPolicy is not null)];

    /// <summary>Checks one account.</summary>
    /// <param name="snapshot">The organization as it is.</param>
    /// <param name="account">The account to quarantine.</param>
    /// <param name="kind">The policy to attach.</param>
    /// <param name="openers">Who acts in it afterwards.</param>
    /// <param name="now">The moment by which policies are judged.</param>
    public static QuarantineProof Of(
        OrganizationSnapshot snapshot,
        AccountId account,
        QuarantineKind kind,
        QuarantineOpeners openers,
        DateTimeOffset now)
    {
        var wanted = QuarantinePolicy.Of(kind);
        if (Obstacle(snapshot, account, openers) is { } why)
            return new QuarantineProof.NotPossible(why);
        if (snapshot.Policies.Where(policy => policy.Name == wanted.Name).ToList() is not [var policy])
            return new QuarantineProof.NotPossible(QuarantineObstacle.PolicyMissing);

        var after = new Quarantined(snapshot, account, policy, openers, now);
        return !after.StopsRoot(RootActs, kind) ? new QuarantineProof.NotPossible(QuarantineObstacle.RootGoesOn)
            : after.Stopped(Sessions) is { Count: > 0 } stopped ? new QuarantineProof.Blocked(stopped)
            : FullSlots(snapshot, account, policy) is { } full ? full
            : ToolThatDetaches(snapshot, openers) is { } tool ? tool
            : after.Undecided(Sessions) is { Count: > 0 } undecided ? new QuarantineProof.CannotTell(undecided)
            : !wanted.IsSaidBy(policy.Content) ? new QuarantineProof.NotPossible(QuarantineObstacle.PolicyChanged)
            : new QuarantineProof.Proven(policy.Id);
    }

    private static QuarantineObstacle? Obstacle(
        OrganizationSnapshot snapshot, AccountId account, QuarantineOpeners openers)
    {
        var found = snapshot.Accounts.SingleOrDefault(one => one.Id == account);
        return snapshot.Partition.WhyNoRootUsers is not null ? QuarantineObstacle.NoRootUsers
            : account == snapshot.ManagementAccount ? QuarantineObstacle.ManagementAccount
            : found is null ? QuarantineObstacle.NotInOrganization
            : !found.IsActive ? QuarantineObstacle.AccountNotActive
            : !snapshot.ServiceControlPoliciesAreOn ? QuarantineObstacle.PoliciesOff
            : snapshot.Accounts.All(one => one.Id != openers.DelegatedAdministrator)
                ? QuarantineObstacle.NoDelegatedAdministrator
                : null;
    }

    private static QuarantineProof.NoFreeSlot? FullSlots(
        OrganizationSnapshot snapshot, AccountId account, SnapshotPolicy quarantine)
    {
        var slots = PolicyLimits.Default.PoliciesPerTarget;
        List<SnapshotPolicy> attached =
            [.. snapshot.Policies.Where(policy => policy.Targets.Contains(TargetId.Of(account)))];
        return attached.Count < slots || attached.Contains(quarantine)
            ? null
            : new(slots, [.. attached.Select(policy => policy.Name)]);
    }

    private static QuarantineProof.ForeignTool? ToolThatDetaches(
        OrganizationSnapshot snapshot, QuarantineOpeners openers) =>
        PolicyTool.In(snapshot).FirstOrDefault(tool =>
            tool.Caution is not null && !openers.HarmlessTools.Contains(tool.Name, StringComparer.Ordinal))
            is { Caution: { } caution } found
            ? new(found.Name, caution)
            : null;
}
