using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using NSubstitute;
using PolicyType = Amazon.Organizations.PolicyType;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

/// <summary>An organization that remembers what was enabled, behind the three services' interfaces.</summary>
internal sealed class OrganizationDouble
{
    private bool _serviceRoleExists;

    public OrganizationDouble()
    {
        Organizations.DescribeOrganizationAsync(default!, default)
            .ReturnsForAnyArgs(_ => new DescribeOrganizationResponse { Organization = Organization });
        Organizations.ListRootsAsync(default!, default).ReturnsForAnyArgs(_ => Roots());
        Organizations.EnablePolicyTypeAsync(default!, default)
            .ReturnsForAnyArgs(_ => Change(new EnablePolicyTypeResponse(), () => PollsUntilEnabled ??= 2));
        Organizations.ListAWSServiceAccessForOrganizationAsync(default!, default).ReturnsForAnyArgs(call => Page(
            call.Arg<ListAWSServiceAccessForOrganizationRequest>().NextToken, Trusted,
            (items, next) => new ListAWSServiceAccessForOrganizationResponse
            {
                EnabledServicePrincipals =
                    [.. items.Select(service => new EnabledServicePrincipal { ServicePrincipal = service })],
                NextToken = next,
            }));
        Organizations.EnableAWSServiceAccessAsync(default!, default).ReturnsForAnyArgs(call =>
            Change(
                new EnableAWSServiceAccessResponse(),
                () => Trusted.Add(call.Arg<EnableAWSServiceAccessRequest>().ServicePrincipal)));
        Organizations.ListDelegatedAdministratorsAsync(default!, default).ReturnsForAnyArgs(call => Page(
            call.Arg<ListDelegatedAdministratorsRequest>().NextToken,
            Delegated.Where(pair => pair.Service == call.Arg<ListDelegatedAdministratorsRequest>().ServicePrincipal)
                .Select(pair => pair.Account),
            (items, next) => new ListDelegatedAdministratorsResponse
            {
                DelegatedAdministrators =
                [.. items.Select(account => new DelegatedAdministrator { Id = account, Name = "security " + account })],
                NextToken = next,
            }));
        Organizations.RegisterDelegatedAdministratorAsync(default!, default).ReturnsForAnyArgs(call =>
            Change(new RegisterDelegatedAdministratorResponse(), () => Delegated.Add((
                call.Arg<RegisterDelegatedAdministratorRequest>().ServicePrincipal,
                call.Arg<RegisterDelegatedAdministratorRequest>().AccountId))));

        CloudFormation.DescribeOrganizationsAccessAsync(default!, default)
            .ReturnsForAnyArgs(_ => new DescribeOrganizationsAccessResponse { Status = StackSets });
        CloudFormation.ActivateOrganizationsAccessAsync(default!, default)
            .ReturnsForAnyArgs(
                _ => Change(new ActivateOrganizationsAccessResponse(), () => StackSets = StackSetsOnceActivated));

        Iam.ListOrganizationsFeaturesAsync(default!, default)
            .ReturnsForAnyArgs(_ => new ListOrganizationsFeaturesResponse { EnabledFeatures = [.. Features] });
        Iam.EnableOrganizationsRootCredentialsManagementAsync(default!, default).ReturnsForAnyArgs(_ =>
            Change(
                new EnableOrganizationsRootCredentialsManagementResponse
                {
                    EnabledFeatures = [.. Features, "RootCredentialsManagement"],
                },
                () => Features.Add("RootCredentialsManagement")));
        Iam.EnableOrganizationsRootSessionsAsync(default!, default).ReturnsForAnyArgs(_ =>
            Change(
                new EnableOrganizationsRootSessionsResponse { EnabledFeatures = [.. Features, "RootSessions"] },
                () => Features.Add("RootSessions")));
        Iam.CreateServiceLinkedRoleAsync(default!, default).ReturnsForAnyArgs(_ => _serviceRoleExists
            ? throw new Amazon.IdentityManagement.Model.InvalidInputException(
                "Service role name AWSServiceRoleForConfigMultiAccountSetup has been taken in this account, please try "
                + "a different suffix.")
            : Change(new CreateServiceLinkedRoleResponse(), () => _serviceRoleExists = true));
    }

    public IAmazonOrganizations Organizations { get; } = Substitute.For<IAmazonOrganizations>();

    public IAmazonIdentityManagementService Iam { get; } = Substitute.For<IAmazonIdentityManagementService>();

    public IAmazonCloudFormation CloudFormation { get; } = Substitute.For<IAmazonCloudFormation>();

    public Organization Organization { get; } =
        new() { Id = "o-exampleorg1", MasterAccountId = "111111111111", FeatureSet = OrganizationFeatureSet.ALL };

    /// <summary>
    /// Null: service control policies are disabled. Above zero: pending, for so many more looks. Zero: enabled.
    /// </summary>
    public int? PollsUntilEnabled { get; set; }

    /// <summary>The states that the next looks show, before anything else does.</summary>
    public Queue<PolicyTypeStatus> PolicyTypeStates { get; } = new();

    public SortedSet<string> Trusted { get; } = new(StringComparer.Ordinal) { "sso.amazonaws.com" };

    public List<(string Service, string Account)> Delegated { get; } =
        [("config-multiaccountsetup.amazonaws.com", "333333333333")];

    public OrganizationStatus StackSets { get; set; } = OrganizationStatus.DISABLED;

    public OrganizationStatus StackSetsOnceActivated { get; set; } = OrganizationStatus.ENABLED;

    public SortedSet<string> Features { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of calls that changed something.</summary>
    public int Changes { get; private set; }

    private T Change<T>(T response, Action change)
    {
        Changes++;
        change();
        return response;
    }

    private ListRootsResponse Roots()
    {
        if (PolicyTypeStates.TryDequeue(out var state))
            return new() { Roots = [new()
            {
                Id = "r-ex01",
                PolicyTypes = [new() { Type = PolicyType.SERVICE_CONTROL_POLICY, Status = state }],
            }] };

        var type = PollsUntilEnabled switch
        {
            null => null,
            0 => new PolicyTypeSummary { Type = PolicyType.SERVICE_CONTROL_POLICY, Status = PolicyTypeStatus.ENABLED },
            _ => new PolicyTypeSummary
            {
                Type = PolicyType.SERVICE_CONTROL_POLICY,
                Status = PolicyTypeStatus.PENDING_ENABLE,
            },
        };
        if (PollsUntilEnabled > 0)
            PollsUntilEnabled--;
        return new() { Roots = [new() { Id = "r-ex01", PolicyTypes = type is null ? null : [type] }] };
    }

    /// <summary>One item a page, after an empty first one, as Organizations may answer.</summary>
    private static T Page<T>(string? token, IEnumerable<string> items, Func<IEnumerable<string>, string?, T> render)
    {
        var all = items.ToList();
        var index = token is null ? 0 : int.Parse(token, System.Globalization.CultureInfo.InvariantCulture);
        return render(all.Skip(index - 1).Take(index == 0 ? 0 : 1), index < all.Count ? $"{index + 1}" : null);
    }
}
