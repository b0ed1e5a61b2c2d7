using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>The requests that AWS sees of calls of Guardrails.</summary>
/// <param name="config">The organization.</param>
/// <param name="pathOf">The value of <c>aws:PrincipalOrgPaths</c> for an account of it.</param>
/// <param name="keys">The condition keys that the organization's policies ask for.</param>
/// <param name="now">The moment that is planned for.</param>
/// <remarks>
/// Source of keys and of who has them:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </remarks>
internal sealed class OwnCallRequests(
    OrganizationConfig config,
    Func<AccountId, IReadOnlyList<string>> pathOf,
    IReadOnlyList<string> keys,
    DateTimeOffset now)
{
    /// <summary>Keys that a direct request has with the value false, or lacks.</summary>
    private static readonly string[] FalseOrMissing = ["aws:ViaAWSMCPService"];

    // No session of ours was opened with MFA. Whether one that another role opened then says so or says nothing is not
    // documented for each.
    private static readonly string[] FalseOrMissingWhenOpened = [.. FalseOrMissing, "aws:MultiFactorAuthPresent"];

    /// <summary>
    /// The request of a call. More than one where AWS does not document what it says: what they agree on is certain.
    /// </summary>
    public IEnumerable<AccessRequest> Of(OwnCall call) => Regions(call).Select(region => Of(call, region));

    private IReadOnlyList<string> Regions(OwnCall call) => call.PerhapsIn is [] ? [RegionOf(call)] : call.PerhapsIn;

    // IAM and AWS Organizations have one endpoint in a partition, in the Region where IAM logs.
    private string RegionOf(OwnCall call) =>
        call.Service is "iam" or "organizations" ? config.Partition.HomeRegion : call.Region;

    private AccessRequest Of(OwnCall call, string region)
    {
        var account = call.Principal.Account;
        var resource = PseudoParameters.Fill(call.Call.Resource, account, call.Region);
        var request = (call.Call with { Resource = resource }).Request(account, call.About);
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, values) in request.Context)
            context[key] = [.. values.Select(value => PseudoParameters.Fill(value, account, call.Region))];
        AddPrincipal(context, call.Principal);
        AddOwner(context, call, request.Resource);
        context["aws:RequestedRegion"] = [region];
        context["aws:CurrentTime"] = [now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)];
        context["aws:EpochTime"] = [now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)];
        context["aws:SecureTransport"] = ["true"];
        context["aws:PrincipalIsAWSService"] = ["false"];
        if (!call.Call.OnBehalf)
            context["aws:ViaAWSService"] = ["false"];
        return new(request.Action, request.Resource, context)
        {
            Missing = [.. keys.Where(key => !context.ContainsKey(key) && OwnCallKeys.AreMissing(call, key))],
            FalseOrMissing = IsOpened(call.Principal.Kind) ? FalseOrMissingWhenOpened : FalseOrMissing,
            HasNoIdentityProvider = call.Principal.Kind != OwnPrincipalKind.Cdk,
        };
    }

    /// <summary>Tells whether another role opened the session.</summary>
    private static bool IsOpened(OwnPrincipalKind kind) =>
        kind is OwnPrincipalKind.Chained or OwnPrincipalKind.StackSets or OwnPrincipalKind.RootSession;

    private void AddPrincipal(Dictionary<string, IReadOnlyList<string>> context, OwnPrincipal principal)
    {
        var isRoot = principal.Kind == OwnPrincipalKind.RootSession;
        context["aws:PrincipalArn"] = [principal.Arn];
        context["aws:PrincipalAccount"] = [principal.Account.Value];
        context["aws:PrincipalOrgID"] = [config.Id.Value];
        context["aws:PrincipalOrgPaths"] = pathOf(principal.Account);
        context["aws:PrincipalType"] = [isRoot ? "Account" : "AssumedRole"];
        if (isRoot)
        {
            context["aws:AssumedRoot"] = ["true"];
            context["aws:userid"] = [principal.Account.Value];
        }

        if (principal.Function is { } function)
            context["lambda:SourceFunctionArn"] = [function];
    }

    /// <summary>
    /// The account of the resource. AWS Organizations and StackSets keep what a delegated administrator works on in the
    /// management account, and which account their requests name is not documented.
    /// </summary>
    private void AddOwner(Dictionary<string, IReadOnlyList<string>> context, OwnCall call, string resource)
    {
        if (call.Service == "organizations" || resource.Contains(":stackset/", StringComparison.Ordinal))
            return;
        var owner = resource.Split(':') is ["arn", _, var service, _, var account, ..]
            ? AccountId.TryParse(account)
                ?? (service == "s3" && call.Purpose == OwnPurpose.Record ? config.DelegatedAdministrator : null)
            : null;
        owner ??= call.Principal.Account;
        context["aws:ResourceAccount"] = [owner.Value];
        context["aws:ResourceOrgID"] = [config.Id.Value];
        context["aws:ResourceOrgPaths"] = pathOf(owner);
    }
}
