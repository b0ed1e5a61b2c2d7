using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Snapshots;

namespace Guardrails.Aws.Organizations;

/// <summary>Reads every service control policy with its text and its targets.</summary>
internal sealed class ServiceControlPolicyReader(
    IAmazonOrganizations organizations, AwsCalls calls, IProgress<string> progress)
{
    private const int PoliciesBetweenReports = 25;

    /// <exception cref="AwsCallException">A call failed.</exception>
    public async Task<List<SnapshotPolicy>> ReadAsync(CancellationToken cancellation)
    {
        progress.Report("Reading policies");
        var summaries = await calls.ListAsync(
            OrganizationsActions.ListPolicies,
            token => organizations.ListPoliciesAsync(
                new ListPoliciesRequest
                {
                    Filter = PolicyType.SERVICE_CONTROL_POLICY,
                    NextToken = token,
                    MaxResults = OrganizationSnapshotReader.PageSize,
                },
                cancellation),
            answer => Page.Of(answer.Policies, answer.NextToken),
            cancellation);

        var policies = new List<SnapshotPolicy>(summaries.Count);
        foreach (var id in summaries.Select(summary => summary.Id).Distinct(StringComparer.Ordinal))
        {
            if (policies.Count % PoliciesBetweenReports == 0 && policies.Count > 0)
                progress.Report($"Reading policies: {policies.Count} of {summaries.Count}");
            if (await ReadAsync(id, cancellation) is { } policy)
                policies.Add(policy);
        }

        return policies;
    }

    /// <summary>One policy, or null where somebody deleted it since it was listed.</summary>
    private async Task<SnapshotPolicy?> ReadAsync(string id, CancellationToken cancellation)
    {
        try
        {
            var described = await calls.MakeAsync(
                OrganizationsActions.DescribePolicy,
                () => organizations.DescribePolicyAsync(new DescribePolicyRequest { PolicyId = id }, cancellation),
                cancellation);
            var targets = await calls.ListAsync(
                OrganizationsActions.ListTargetsForPolicy,
                token => organizations.ListTargetsForPolicyAsync(
                    new ListTargetsForPolicyRequest
                    {
                        PolicyId = id,
                        NextToken = token,
                        MaxResults = OrganizationSnapshotReader.PageSize,
                    },
                    cancellation),
                answer => Page.Of(answer.Targets, answer.NextToken),
                cancellation);

            var summary = described.Policy.PolicySummary;
            return new(
                id,
                summary.Name,
                summary.Description ?? "",
                summary.AwsManaged ?? false,
                described.Policy.Content,
                [.. targets.Select(target => TargetId.Parse(target.TargetId)).Distinct()]);
        }
        catch (AwsCallException exception) when (exception.InnerException is PolicyNotFoundException)
        {
            return null;
        }
    }
}
