using Amazon.CloudFormation;
using Amazon.IdentityManagement;
using Amazon.Organizations;
using Guardrails.Lambda.OrganizationSetup.Steps;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>One setup: what is wanted, what to call, and what came of it.</summary>
internal sealed record Setup(
    SetupProperties Wanted,
    IAmazonOrganizations Organizations,
    IAmazonIdentityManagementService Iam,
    IAmazonCloudFormation CloudFormation,
    Calls Calls)
{
    private static readonly IReadOnlyList<IStep> ForPolicies = [new CheckOrganization(), new EnableServiceControlPolicies()];

    private static readonly IReadOnlyList<IStep> ForDetection =
    [
        new EnableTrustedAccess(),
        new ActivateStackSets(),
        new RegisterDelegatedAdministrators(),
        new EnableRootFeatures(),
        new CreateConfigServiceRole(),
    ];

    /// <summary>The attributes that the template can read.</summary>
    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>What this run changed: empty where everything already was as wanted.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>The step that is under way, for messages.</summary>
    public string Doing { get; private set; } = "starting";

    public async Task EnsureAsync(CancellationToken cancellation)
    {
        // Where nothing is evaluated, as in AWS China, no service is to be trusted, and the role may do no more than the policies need.
        foreach (var step in Wanted.TrustedServices.Count == 0 ? ForPolicies : ForPolicies.Concat(ForDetection))
        {
            Doing = step.Doing;
            await step.EnsureAsync(this, cancellation);
        }
    }
}

/// <summary>Makes one thing so, if it is not so yet. Never undoes anything.</summary>
internal interface IStep
{
    /// <summary>What it is doing, as in "while ...".</summary>
    string Doing { get; }

    Task EnsureAsync(Setup setup, CancellationToken cancellation);
}
