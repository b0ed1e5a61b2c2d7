using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine;

namespace Guardrails.Aws.Quarantine;

/// <summary>
/// Attaches the quarantine policies to accounts, and detaches them. Every call can be made twice; changes that meet
/// others' are made again, as <paramref name="calls"/> allow.
/// </summary>
/// <param name="organizations">
/// AWS Organizations, with credentials of a session of the role <see cref="DeployedNames.Quarantine"/>.
/// </param>
/// <param name="calls">How AWS is called.</param>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html</remarks>
public sealed class QuarantinePolicies(IAmazonOrganizations organizations, AwsCalls calls)
{
    private const int PageSize = 20;

    /// <summary>
    /// Finds a quarantine policy by its name, since stacks of two accounts cannot tell each other an id, and reads it:
    /// a policy that says something else is not what was proven.
    /// </summary>
    /// <returns>Its id.</returns>
    /// <exception cref="AwsCallException">
    /// There is none or more than one of that name, its document is another one, or a call failed.
    /// </exception>
    public async Task<string> FindAsync(QuarantinePolicy policy, CancellationToken cancellation)
    {
        var all = await calls.ListAsync(
            OrganizationsActions.ListPolicies,
            token => organizations.ListPoliciesAsync(
                new ListPoliciesRequest
                {
                    Filter = PolicyType.SERVICE_CONTROL_POLICY, NextToken = token, MaxResults = PageSize,
                },
                cancellation),
            answer => Page.Of(answer.Policies, answer.NextToken),
            cancellation);
        string[] ids = [.. all.Where(one => one.Name == policy.Name).Select(one => one.Id).Distinct()];
        if (ids is not [var id])
        {
            throw calls.Failed(
                OrganizationsActions.ListPolicies,
                $"the organization has {ids.Length} policies of the name {policy.Name}, and needs one",
                $"deploy the stack {DeployedNames.OrganizationStack}, which makes it; rename what else has its name.");
        }

        await DemandUnchangedAsync(policy, id, cancellation);
        return id;
    }

    /// <summary>Attaches a quarantine policy to an account.</summary>
    /// <param name="policyId">Its id, as it was found.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">AWS refused it for another reason than a <see cref="QuarantineMove"/>.
    /// </exception>
    public Task<QuarantineMove> AttachAsync(string policyId, AccountId account, CancellationToken cancellation) =>
        MoveAsync(
            account,
            OrganizationsActions.AttachPolicy,
            () => organizations.AttachPolicyAsync(
                new AttachPolicyRequest { PolicyId = policyId, TargetId = account.Value }, cancellation),
            cancellation);

    /// <summary>Detaches a quarantine policy from an account.</summary>
    /// <param name="policyId">Its id, as it was when it was attached.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AwsCallException">AWS refused it for another reason than a <see cref="QuarantineMove"/>.
    /// </exception>
    public Task<QuarantineMove> DetachAsync(string policyId, AccountId account, CancellationToken cancellation) =>
        MoveAsync(
            account,
            OrganizationsActions.DetachPolicy,
            () => organizations.DetachPolicyAsync(
                new DetachPolicyRequest { PolicyId = policyId, TargetId = account.Value }, cancellation),
            cancellation);

    /// <summary>Lists everything that a quarantine policy is attached to, by whomever.</summary>
    /// <exception cref="AwsCallException">A call failed: nothing is known by half a list.</exception>
    public async Task<IReadOnlyList<TargetId>> TargetsAsync(string policyId, CancellationToken cancellation)
    {
        var targets = await calls.ListAsync(
            OrganizationsActions.ListTargetsForPolicy,
            token => organizations.ListTargetsForPolicyAsync(
                new ListTargetsForPolicyRequest { PolicyId = policyId, NextToken = token, MaxResults = PageSize },
                cancellation),
            answer => Page.Of(answer.Targets, answer.NextToken),
            cancellation);
        return [.. targets.Select(target => TargetId.Parse(target.TargetId)).Distinct()];
    }

    /// <summary>Lists the ids of the service control policies that are attached directly to an account.</summary>
    /// <exception cref="AwsCallException">A call failed.</exception>
    public async Task<IReadOnlyList<string>> AttachedToAsync(AccountId account, CancellationToken cancellation)
    {
        var policies = await calls.For(account).ListAsync(
            OrganizationsActions.ListPoliciesForTarget,
            token => organizations.ListPoliciesForTargetAsync(
                new ListPoliciesForTargetRequest
                {
                    TargetId = account.Value,
                    Filter = PolicyType.SERVICE_CONTROL_POLICY,
                    NextToken = token,
                    MaxResults = PageSize,
                },
                cancellation),
            answer => Page.Of(answer.Policies, answer.NextToken),
            cancellation);
        return [.. policies.Select(policy => policy.Id).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// True where the document of an id still says what the policy does, and false where somebody changed it; null
    /// where the organization has no policy of that id.
    /// </summary>
    /// <exception cref="AwsCallException">It could not be read.</exception>
    public async Task<bool?> SaysAsync(QuarantinePolicy policy, string id, CancellationToken cancellation)
    {
        try
        {
            var described = await calls.MakeAsync(
                OrganizationsActions.DescribePolicy,
                () => organizations.DescribePolicyAsync(new DescribePolicyRequest { PolicyId = id }, cancellation),
                cancellation);
            return policy.IsSaidBy(described.Policy?.Content ?? "");
        }
        catch (AwsCallException exception) when (exception.InnerException is PolicyNotFoundException)
        {
            return null;
        }
    }

    private async Task DemandUnchangedAsync(QuarantinePolicy policy, string id, CancellationToken cancellation)
    {
        if (await SaysAsync(policy, id, cancellation) is not true)
        {
            throw calls.Failed(
                OrganizationsActions.DescribePolicy,
                $"the document of {policy.Name} ({id}) is not the one that this version proves",
                "somebody changed it: restore it in AWS Organizations, and see in CloudTrail who called UpdatePolicy.");
        }
    }

    private async Task<QuarantineMove> MoveAsync<T>(
        AccountId account, string action, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            await calls.For(account).MakeAsync(action, call, cancellation);
            return QuarantineMove.Done;
        }
        catch (AwsCallException exception) when (MoveOf(exception.InnerException) is { } move)
        {
            return move;
        }
    }

    private static QuarantineMove? MoveOf(Exception? refusal) => refusal switch
    {
        DuplicatePolicyAttachmentException or PolicyNotAttachedException => QuarantineMove.AlreadySo,
        TargetNotFoundException => QuarantineMove.AccountLeft,
        PolicyNotFoundException => QuarantineMove.PolicyGone,
        ConstraintViolationException { Reason: { } reason }
            when reason == ConstraintViolationExceptionReason.MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED =>
            QuarantineMove.NoFreeSlot,
        _ => null,
    };
}
