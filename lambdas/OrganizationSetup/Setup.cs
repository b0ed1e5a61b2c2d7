using Amazon.CloudFormation;
using Amazon.IdentityManagement;
using Amazon.Organizations;
using Guardrails.Aws.Calls;
using Guardrails.Lambda.OrganizationSetup.Steps;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>One setup: what is wanted, what to call, and what came of it.</summary>
internal sealed record Setup(
    SetupProperties Wanted,
    IAmazonOrganizations Organizations,
    IAmazonIdentityManagementService Iam,
    IAmazonCloudFormation CloudFormation,
    AwsCalls Calls)
{
    private static readonly IReadOnlyList<IStep> Checks = [new CheckOrganization()];

    private static readonly IReadOnlyList<IStep> ChecksForRecorder = [new CheckRecorderIsOurs()];

    private static readonly IReadOnlyList<IStep> ForPolicies = [new EnableServiceControlPolicies()];

    private static readonly IReadOnlyList<IStep> ForDetection =
    [
        new EnableTrustedAccess(),
        new ActivateStackSets(),
        new RegisterDelegatedAdministrators(),
        new EnableRootFeatures(),
        new CreateConfigServiceRole(),
    ];

    /// <summary>
    /// The attributes that the template and its readers get: each state as it was found, and as it was left.
    /// </summary>
    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>What this run changed: empty where everything already was as wanted.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>What is under way, for messages.</summary>
    public string Doing { get; set; } = "starting";

    /// <summary>Notes a state that no step changed yet.</summary>
    public void Found(string state, string value) => Attributes[state + "Found"] = value;

    /// <summary>Notes a state that the step is done with.</summary>
    public void Left(string state, string value) => Attributes[state] = value;

    public async Task EnsureAsync(CancellationToken cancellation)
    {
        // What refuses comes before anything is changed. Where nothing is evaluated, as in AWS China, no service is to
        // be trusted, and the role may do no more than the policies need.
        var checks = Wanted.ConfigRecorder ? Checks.Concat(ChecksForRecorder) : Checks;
        foreach (var step in checks.Concat(ForPolicies).Concat(Wanted.TrustedServices.Count == 0 ? [] : ForDetection))
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
