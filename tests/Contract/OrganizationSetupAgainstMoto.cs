using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Lambda.OrganizationSetup;
using Guardrails.Tests.Contract.Sdk;
using NSubstitute;

namespace Guardrails.Tests.Contract;

/// <summary>
/// The whole setup with moto as AWS. What moto lacks is substituted: IAM's root features and StackSets access. It knows
/// neither IAM as a service to trust nor more than one that can be delegated.
/// </summary>
[Collection<MotoCollection>]
public sealed class OrganizationSetupAgainstMoto(MotoServer moto) : IAsyncLifetime
{
    /// <summary>AWS Lambda sets the Region; the bucket for answers is the Region's.</summary>
    static OrganizationSetupAgainstMoto() =>
        Environment.SetEnvironmentVariable(EnvironmentVariables.Region, "us-east-1");

    private readonly SortedSet<string> _features = new(StringComparer.Ordinal);
    private OrganizationStatus _stackSets = OrganizationStatus.DISABLED;
    private AmazonOrganizationsClient _organizations = null!;
    private AmazonIdentityManagementServiceClient _iam = null!;
    private JsonObject _properties = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        _organizations = new(MotoServer.Credentials, moto.Configure<AmazonOrganizationsConfig>());
        _iam = new(MotoServer.Credentials, moto.Configure<AmazonIdentityManagementServiceConfig>());

        await moto.ArrangeJsonAsync(
            "organizations", "AWSOrganizationsV20161128.CreateOrganization", """{"FeatureSet":"ALL"}""");
        await moto.ArrangeJsonAsync(
            "organizations",
            "AWSOrganizationsV20161128.CreateAccount",
            """{"AccountName":"security","Email":"security@example.com"}""");
        var organization = (await _organizations.DescribeOrganizationAsync(
            new DescribeOrganizationRequest(), Cancellation)).Organization;
        var accounts = (await _organizations.ListAccountsAsync(new ListAccountsRequest(), Cancellation)).Accounts;
        _properties = new()
        {
            ["OrganizationId"] = organization.Id,
            ["RootId"] = (await _organizations.ListRootsAsync(new ListRootsRequest(), Cancellation)).Roots.Single().Id,
            ["ManagementAccountId"] = organization.MasterAccountId,
            ["ServiceToken"] =
                $"arn:aws:lambda:us-east-1:{organization.MasterAccountId}:function:GuardrailsOrganizationSetup",
            ["DelegatedAdministratorId"] = accounts.Single(account => account.Name == "security").Id,
            ["TrustedServices"] = Strings(TrustedServices.Trusted(Partition.Commercial).Except([TrustedServices.Iam])),
            ["DelegatedServices"] = Strings([TrustedServices.ConfigMultiAccountSetup]),
            ["OrganizationFeatures"] = Strings(TrustedServices.Features(Partition.Commercial)),
        };
    }

    public ValueTask DisposeAsync()
    {
        _organizations?.Dispose();
        _iam?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_first_run_changes_what_is_missing_and_the_second_changes_nothing()
    {
        var before = await StateAsync();

        var first = await RunAsync("Create");
        first["Reason"]?.GetValue<string>().ShouldBeNull();
        first["Data"]!["Changes"]!.GetValue<string>().ShouldBe(
            "EnablePolicyType(SERVICE_CONTROL_POLICY),"
            + "EnableAWSServiceAccess(config.amazonaws.com),"
            + "EnableAWSServiceAccess(config-multiaccountsetup.amazonaws.com),"
            + "ActivateOrganizationsAccess,RegisterDelegatedAdministrator(config-multiaccountsetup.amazonaws.com),"
            + "EnableOrganizationsRootCredentialsManagement,EnableOrganizationsRootSessions,"
            + "CreateServiceLinkedRole(config-multiaccountsetup.amazonaws.com)");
        var after = await StateAsync();
        after.ShouldNotBe(before);

        var second = await RunAsync("Create");
        second["Reason"]?.GetValue<string>().ShouldBeNull();
        second["Data"]!["Changes"]!.GetValue<string>().ShouldBe("");
        (await StateAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task Delete_changes_nothing()
    {
        (await RunAsync("Create"))["Status"]!.GetValue<string>().ShouldBe("SUCCESS");
        var before = await StateAsync();

        (await RunAsync("Delete"))["Status"]!.GetValue<string>().ShouldBe("SUCCESS");

        (await StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_delegated_administrator_outside_the_organization_fails_with_AWS_s_words()
    {
        _properties["DelegatedAdministratorId"] = "999999999999";

        var answer = await RunAsync("Create");

        answer["Status"]!.GetValue<string>().ShouldBe("FAILED");
        answer["Reason"]!.GetValue<string>()
            .ShouldContain("organizations:RegisterDelegatedAdministrator failed: AccountNotFoundException");
    }

    private async Task<JsonNode> RunAsync(string requestType)
    {
        var iam = Substitute.For<IAmazonIdentityManagementService>();
        iam.CreateServiceLinkedRoleAsync(default!, default)
            .ReturnsForAnyArgs(
                call => _iam.CreateServiceLinkedRoleAsync(call.Arg<CreateServiceLinkedRoleRequest>(), Cancellation));
        iam.ListOrganizationsFeaturesAsync(default!, default)
            .ReturnsForAnyArgs(_ => new ListOrganizationsFeaturesResponse { EnabledFeatures = [.. _features] });
        iam.EnableOrganizationsRootCredentialsManagementAsync(default!, default)
            .ReturnsForAnyArgs(
                _ => Done(new EnableOrganizationsRootCredentialsManagementResponse(), () => _features.Add(
                    "RootCredentialsManagement")));
        iam.EnableOrganizationsRootSessionsAsync(default!, default)
            .ReturnsForAnyArgs(
                _ => Done(new EnableOrganizationsRootSessionsResponse(), () => _features.Add("RootSessions")));
        var cloudFormation = Substitute.For<IAmazonCloudFormation>();
        cloudFormation.DescribeOrganizationsAccessAsync(default!, default)
            .ReturnsForAnyArgs(_ => new DescribeOrganizationsAccessResponse { Status = _stackSets });
        cloudFormation.ActivateOrganizationsAccessAsync(default!, default)
            .ReturnsForAnyArgs(
                _ => Done(new ActivateOrganizationsAccessResponse(), () => _stackSets = OrganizationStatus.ENABLED));

        using var url = new ResponseUrl();
        using var http = new HttpClient(url);
        using var log = new StringWriter();
        using var @event = new MemoryStream(Encoding.UTF8.GetBytes(new JsonObject
        {
            ["RequestType"] = requestType,
            ["ResponseURL"] = "https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/answer",
            ["PhysicalResourceId"] = requestType == "Create" ? null : "guardrails-organization-setup",
            ["ResourceProperties"] = _properties.DeepClone(),
        }.ToJsonString()));
        var function = new SetupFunction(
            wanted => new(wanted, _organizations, iam, cloudFormation, SetupCalls.Of(
                wanted.ManagementAccount, TimeProvider.System, () => 0)),
            http, TimeProvider.System, new(log));

        await function.HandleAsync(@event, Cancellation);
        return JsonNode.Parse(url.Answer.ShouldNotBeNull())!;
    }

    /// <summary>Everything that the setup could have changed, as text.</summary>
    private async Task<string> StateAsync()
    {
        var roots = await _organizations.ListRootsAsync(new ListRootsRequest(), Cancellation);
        var trusted = await _organizations.ListAWSServiceAccessForOrganizationAsync(
            new ListAWSServiceAccessForOrganizationRequest(), Cancellation);
        var delegated = await _organizations.ListDelegatedAdministratorsAsync(
            new ListDelegatedAdministratorsRequest(), Cancellation);
        return string.Join('\n',
        [
            .. roots.Roots.SelectMany(root => root.PolicyTypes).Select(type => $"{type.Type} {type.Status}"),
            .. trusted.EnabledServicePrincipals.Select(
                service => $"{service.ServicePrincipal} {service.DateEnabled:O}"),
            .. delegated.DelegatedAdministrators.Select(account => $"{account.Id} {account.DelegationEnabledDate:O}"),
            .. _features,
            _stackSets.Value,
        ]);
    }

    private static T Done<T>(T response, Action change)
    {
        change();
        return response;
    }

    private static JsonArray Strings(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode)item)]);

    private sealed class ResponseUrl : HttpMessageHandler
    {
        public string? Answer { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Answer = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new(HttpStatusCode.OK);
        }
    }
}
