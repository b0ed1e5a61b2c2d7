namespace Guardrails.Core.Organizations;

/// <summary>What one organization wants: its file, parsed and valid.</summary>
/// <param name="Id">The organization's id.</param>
/// <param name="RootId">The root of its tree.</param>
/// <param name="ManagementAccount">Its management account, which no SCP reaches.</param>
/// <param name="DelegatedAdministrator">The member account that runs detection.</param>
/// <param name="Partition">The partition it lives in.</param>
/// <param name="HomeRegion">The one Region everything is deployed to.</param>
/// <param name="Guardrails">The guardrails that are on, in catalog order.</param>
/// <param name="Controls">The controls that are on, in catalog order.</param>
/// <param name="ConformancePacks">The organization conformance packs that are on, in catalog order.</param>
/// <param name="ConformancePackFiles">The organization conformance packs that files hold, in the file's order.</param>
/// <param name="ExcludedAccounts">Accounts where nothing is evaluated (suspended, or without a recorder); each is UNKNOWN in reports.</param>
/// <param name="Exemptions">Accounts that a guardrail spares until a date.</param>
/// <param name="AlertRecipients">Mail addresses that alerts go to.</param>
/// <param name="Limits">How much room SCPs have in this organization.</param>
public sealed record OrganizationConfig(
    OrganizationId Id,
    RootId RootId,
    AccountId ManagementAccount,
    AccountId DelegatedAdministrator,
    Partition Partition,
    string HomeRegion,
    IReadOnlyList<GuardrailSelection> Guardrails,
    IReadOnlyList<ControlSelection> Controls,
    IReadOnlyList<ConformancePackSelection> ConformancePacks,
    IReadOnlyList<ConformancePackFile> ConformancePackFiles,
    IReadOnlyList<AccountId> ExcludedAccounts,
    IReadOnlyList<Exemption> Exemptions,
    IReadOnlyList<string> AlertRecipients,
    PolicyLimits Limits)
{
    /// <summary>Which accounts get an AWS Config recorder from here; null where none does.</summary>
    public ConfigRecorderBaseline? ConfigRecorder { get; init; }
}

/// <summary>An AWS Config recorder for accounts that have none: without one, AWS Config puts no organization rule into an account.</summary>
/// <param name="Targets">The root or units whose accounts get it, now and when they join.</param>
public sealed record ConfigRecorderBaseline(IReadOnlyList<TargetId> Targets)
{
    /// <summary>Why it is refused where AWS Control Tower is trusted: a sentence.</summary>
    public const string WhyRefused =
        $"{TrustedServices.ControlTower} has trusted access, so AWS Control Tower manages the AWS Config recorders of the accounts that it governs, and an account has one recorder only.";

    /// <summary>What to do about it: a sentence.</summary>
    public const string Remedy =
        $"Where the stack {DeployedNames.RecorderStack} is deployed, destroy it first, with --exclusively. Then set configRecorder.enabled to false in the organization file: "
        + "the recorders of enrolled accounts serve; enrol the others, or list them in excludedAccounts.";
}

/// <summary>A guardrail that is on.</summary>
/// <param name="Name">Its name in the catalog, such as <c>DenyRootAccessKeyCreation</c>.</param>
/// <param name="Targets">What its policy is attached to.</param>
public sealed record GuardrailSelection(string Name, IReadOnlyList<TargetId> Targets);

/// <summary>A control that is on.</summary>
/// <param name="Name">Its name in the catalog, such as <c>NoRootAccessKeys</c>.</param>
/// <param name="Frequency">How often AWS Config evaluates it, in AWS Config's words, such as <c>TwentyFour_Hours</c>.</param>
public sealed record ControlSelection(string Name, string Frequency)
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>What the file sets of the control's parameters, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = Nothing;
}

/// <summary>An organization conformance pack that is on.</summary>
/// <param name="Name">Its name in the catalog, such as <c>RootManagedRules</c>.</param>
public sealed record ConformancePackSelection(string Name);

/// <summary>An account that a guardrail spares until a date; the policy itself denies again after it.</summary>
/// <param name="Guardrail">The guardrail's name in the catalog.</param>
/// <param name="Account">The account that is spared.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why it is needed.</param>
/// <param name="EndsOn">The last day (UTC) on which the account is spared.</param>
public sealed record Exemption(string Guardrail, AccountId Account, string Owner, string Reason, DateOnly EndsOn);

/// <summary>How much room an organization gives to service control policies.</summary>
/// <param name="PolicyCharacters">The longest policy document, in characters.</param>
/// <param name="PoliciesPerTarget">Policies attached directly to one target, FullAWSAccess included.</param>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html (as of May 2026).</remarks>
public sealed record PolicyLimits(int PolicyCharacters, int PoliciesPerTarget)
{
    /// <summary>AWS's own limits.</summary>
    public static readonly PolicyLimits Default = new(PolicyCharacters: 10_240, PoliciesPerTarget: 10);
}
