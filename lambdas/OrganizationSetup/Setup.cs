using Amazon.CloudFormation;
using Amazon.IdentityManagement;
using Amazon.Organizations;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Core.Setup;
using Guardrails.Lambda.OrganizationSetup.Steps;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>One setup: the properties that ask for it, the services to call, and what came of it.</summary>
internal sealed record Setup(
    SetupProperties Properties,
    IAmazonOrganizations Organizations,
    IAmazonIdentityManagementService Iam,
    IAmazonCloudFormation CloudFormation,
    AwsCalls Calls)
{
    private static readonly IReadOnlyList<IStep> Checks = [new CheckDetectionRegion(), new CheckOrganization()];

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

    /// <summary>The state that the organization is to be in.</summary>
    public SetupWanted Wanted => Properties.Wanted;

    /// <summary>The attributes that the template and its readers get: each state as found, and as settled.</summary>
    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>The changes that this run made: empty where everything already was as wanted.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>The step that is under way, for messages.</summary>
    public string Doing { get; set; } = "starting";

    /// <summary>Notes a state that no step changed yet.</summary>
    public void Found(string state, string value) => Attributes[state + "Found"] = value;

    /// <summary>Notes a state that the step is done with.</summary>
    public void Settled(string state, string value) => Attributes[state] = value;

    /// <summary>Notes a change that was made.</summary>
    public void Changed(SetupChange change) => Changes.Add(change.Call);

    /// <summary>The changes of one kind that the part of the organization which a step has read calls for.</summary>
    public IEnumerable<T> ChangesFor<T>(SetupState found)
        where T : SetupChange => SetupDecision.Of(found, Wanted).Changes.OfType<T>();

    /// <summary>Stops where the part of the organization which a step has read refuses the setup.</summary>
    /// <param name="action">The call that has read it.</param>
    /// <param name="found">The part.</param>
    public void Check(string action, SetupState found)
    {
        if (SetupDecision.Of(found, Wanted).Refusals is [var refusal, ..])
            throw Refused(action, refusal);
    }

    /// <summary>The failure that a refusal is told by.</summary>
    public AwsCallException Refused(string action, SetupRefusal refusal, Exception? exception = null) =>
        Calls.Failed(action, refusal.Reason, refusal.RemedyOfDeploy, exception);

    public async Task EnsureAsync(CancellationToken cancellation)
    {
        // What refuses comes before anything is changed. Where nothing is evaluated, as in AWS China, no service is to
        // be trusted, and the role may do no more than the policies need.
        var checks = Wanted.ConfigRecorder ? Checks.Concat(ChecksForRecorder) : Checks;
        foreach (var step in checks.Concat(ForPolicies).Concat(Wanted.Detection ? ForDetection : []))
        {
            Doing = step.Doing;
            await step.EnsureAsync(this, cancellation);
        }
    }
}

/// <summary>
/// Reads one part of the organization, and makes the changes that it calls for. Never undoes anything.
/// </summary>
internal interface IStep
{
    /// <summary>Its name in messages, as in "while ...".</summary>
    string Doing { get; }

    Task EnsureAsync(Setup setup, CancellationToken cancellation);
}
