using Guardrails.Core.Ids;
using Guardrails.Core.Names;

namespace Guardrails.Core.Setup;

/// <summary>A change that the setup makes to an organization.</summary>
/// <param name="Call">The AWS call and its subject, such as <c>EnableAWSServiceAccess(iam.amazonaws.com)</c>.</param>
/// <param name="Words">The same in words, after "The setup".</param>
public abstract record SetupChange(string Call, string Words)
{
    /// <summary>
    /// Tells whether nobody has read what is there: the setup then makes the change only if it is missing.
    /// </summary>
    public bool IfMissing { get; init; }
}

/// <summary>Service control policies become a type of policy that the root can have.</summary>
public sealed record PolicyTypeChange()
    : SetupChange("EnablePolicyType(SERVICE_CONTROL_POLICY)", "enables service control policies");

/// <summary>A service may work across the organization's accounts.</summary>
/// <param name="Service">Its service principal.</param>
public sealed record TrustedAccessChange(string Service)
    : SetupChange($"EnableAWSServiceAccess({Service})", $"enables trusted access for {Service}");

/// <summary>
/// StackSets may deploy across the organization; trusted access alone does not make the roles they need.
/// </summary>
public sealed record StackSetsChange()
    : SetupChange("ActivateOrganizationsAccess", "activates trusted access for StackSets");

/// <summary>An account may administer a service for the organization; others that may stay so.</summary>
/// <param name="Service">The service principal.</param>
public sealed record DelegationChange(string Service, AccountId Account) : SetupChange(
    $"RegisterDelegatedAdministrator({Service})", $"registers {Account} as delegated administrator of {Service}");

/// <summary>Root access of member accounts is managed centrally, in one of the two ways that IAM has.</summary>
/// <param name="Feature">IAM's name of it.</param>
public sealed record RootFeatureChange(string Feature)
    : SetupChange($"EnableOrganizations{Feature}", $"enables centralized root access ({Feature})");

/// <summary>
/// AWS Config may set rules up in the management account, too, where it does not make its role by itself.
/// </summary>
public sealed record ConfigServiceRoleChange() : SetupChange(
    $"CreateServiceLinkedRole({TrustedServices.ConfigMultiAccountSetup})",
    $"creates the service-linked role {TrustedServices.ConfigServiceRole} in the management account");
