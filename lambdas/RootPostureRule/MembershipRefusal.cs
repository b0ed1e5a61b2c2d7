using Guardrails.Aws.Organizations;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>
/// Says why the evaluator answers no rule of an account that is no working member of its organization.
/// </summary>
internal static class MembershipRefusal
{
    /// <summary>The reason and the remedy; null for a working member.</summary>
    public static string? Of(Membership membership, OrganizationId organization)
    {
        var account = membership.Account;
        var asked = $"({OrganizationsActions.DescribeAccount} at {membership.AskedAt:yyyy-MM-dd HH:mm} UTC, "
            + $"asked again after {membership.GoodFor.TotalMinutes:0} minutes)";
        return membership.Standing switch
        {
            MembershipStanding.Works => null,
            MembershipStanding.Unknown =>
                $"Account {account} is in no organization that this function can see {asked}; "
                + $"it answers for {organization} only. "
                + "Remedy: invite the account, or have its owner delete the AWS Config rule that names this function.",
            MembershipStanding.Elsewhere =>
                $"Account {account} belongs to another organization ({membership.Shown}) {asked}; "
                + $"this function answers for {organization} only. "
                + "Remedy: have its owner delete the AWS Config rule that names this function.",
            _ =>
                $"Account {account} is {membership.Shown} {asked}: "
                + "nothing in it can be read, and nothing is reported of it. "
                + "Remedy: name it in excludedAccounts of the organization file until it works again.",
        };
    }
}
