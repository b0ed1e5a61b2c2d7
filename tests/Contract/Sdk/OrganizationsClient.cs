using System.Net;
using Amazon.Organizations;
using Amazon.Organizations.Model;

namespace Guardrails.Tests.Contract.Sdk;

[Collection<MotoCollection>]
public sealed class OrganizationsClient(MotoServer moto) : IAsyncLifetime
{
    private const string ConfigSetup = "config-multiaccountsetup.amazonaws.com";

    private AmazonOrganizationsClient client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        client = new(MotoServer.Credentials, moto.Configure<AmazonOrganizationsConfig>());
    }

    public ValueTask DisposeAsync()
    {
        client?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Without_an_organization_every_description_says_not_in_use()
    {
        var error = await Should.ThrowAsync<AWSOrganizationsNotInUseException>(
            () => client.DescribeOrganizationAsync(new DescribeOrganizationRequest(), Cancellation));

        error.ErrorCode.ShouldBe("AWSOrganizationsNotInUseException");
        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.RequestId.ShouldNotBeNullOrEmpty();
        error.Message.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Organization_is_described_with_its_features_and_management_account()
    {
        await CreateOrganizationAsync();

        var response = await client.DescribeOrganizationAsync(new DescribeOrganizationRequest(), Cancellation);

        response.Organization.Id.ShouldStartWith("o-");
        response.Organization.FeatureSet.ShouldBe(OrganizationFeatureSet.ALL);
        response.Organization.MasterAccountId.Length.ShouldBe(12);
        response.Organization.AvailablePolicyTypes.ShouldNotBeNull();
        response.ResponseMetadata.RequestId.ShouldNotBeNullOrEmpty();
        response.HttpStatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Accounts_come_in_pages_until_there_is_no_token()
    {
        await CreateOrganizationAsync();
        foreach (var name in new[] { "one", "two", "three", "four" })
            await CreateAccountAsync(name);

        var accounts = new List<Account>();
        var pages = 0;
        string? token = null;
        do
        {
            var page = await client.ListAccountsAsync(new ListAccountsRequest { MaxResults = 2, NextToken = token }, Cancellation);
            accounts.AddRange(page.Accounts);
            token = page.NextToken;
            pages++;
        }
        while (token is not null);

        pages.ShouldBeGreaterThan(1);
        accounts.Select(account => account.Id).Distinct().Count().ShouldBe(5);
        accounts.ShouldAllBe(account => account.Arn.EndsWith(account.Id) && account.Status == AccountStatus.ACTIVE);
        accounts.ShouldAllBe(account => account.JoinedTimestamp > DateTime.UtcNow.AddHours(-1) && account.JoinedTimestamp <= DateTime.UtcNow.AddHours(1));
    }

    [Fact]
    public async Task Account_is_described_with_the_organization_in_its_arn()
    {
        await CreateOrganizationAsync();
        var organization = (await client.DescribeOrganizationAsync(new DescribeOrganizationRequest(), Cancellation)).Organization;
        var id = await CreateAccountAsync("workload");

        var account = (await client.DescribeAccountAsync(new DescribeAccountRequest { AccountId = id }, Cancellation)).Account;

        account.Arn.ShouldBe($"arn:aws:organizations::{organization.MasterAccountId}:account/{organization.Id}/{id}");
        account.Name.ShouldBe("workload");
    }

    [Fact]
    public async Task Unknown_account_is_an_exception_of_its_own()
    {
        await CreateOrganizationAsync();

        var error = await Should.ThrowAsync<AccountNotFoundException>(
            () => client.DescribeAccountAsync(new DescribeAccountRequest { AccountId = "999999999999" }, Cancellation));

        error.ShouldBeAssignableTo<AmazonOrganizationsException>();
    }

    [Fact]
    public async Task Policy_type_is_enabled_once_and_then_already_enabled()
    {
        await CreateOrganizationAsync();
        var root = (await client.ListRootsAsync(new ListRootsRequest(), Cancellation)).Roots.ShouldHaveSingleItem();
        var request = new EnablePolicyTypeRequest { RootId = root.Id, PolicyType = PolicyType.SERVICE_CONTROL_POLICY };

        var enabled = await client.EnablePolicyTypeAsync(request, Cancellation);

        var type = enabled.Root.PolicyTypes.ShouldHaveSingleItem();
        type.Type.ShouldBe(PolicyType.SERVICE_CONTROL_POLICY);
        type.Status.ShouldBe(PolicyTypeStatus.ENABLED);
        await Should.ThrowAsync<PolicyTypeAlreadyEnabledException>(() => client.EnablePolicyTypeAsync(request, Cancellation));
    }

    [Fact]
    public async Task Trusted_access_is_enabled_by_an_answer_without_a_body_and_listed_with_its_date()
    {
        await CreateOrganizationAsync();

        await client.EnableAWSServiceAccessAsync(new EnableAWSServiceAccessRequest { ServicePrincipal = "config.amazonaws.com" }, Cancellation);

        var listed = await client.ListAWSServiceAccessForOrganizationAsync(new ListAWSServiceAccessForOrganizationRequest(), Cancellation);
        var service = listed.EnabledServicePrincipals.ShouldHaveSingleItem();
        service.ServicePrincipal.ShouldBe("config.amazonaws.com");
        service.DateEnabled.ShouldNotBeNull();
        service.DateEnabled.Value.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public async Task Delegated_administrator_is_registered_once_and_then_already_registered()
    {
        await CreateOrganizationAsync();
        var id = await CreateAccountAsync("security-tooling");
        var request = new RegisterDelegatedAdministratorRequest { AccountId = id, ServicePrincipal = ConfigSetup };

        await client.RegisterDelegatedAdministratorAsync(request, Cancellation);

        var listed = await client.ListDelegatedAdministratorsAsync(new ListDelegatedAdministratorsRequest { ServicePrincipal = ConfigSetup }, Cancellation);
        listed.DelegatedAdministrators.ShouldHaveSingleItem().Id.ShouldBe(id);
        await Should.ThrowAsync<AccountAlreadyRegisteredException>(() => client.RegisterDelegatedAdministratorAsync(request, Cancellation));
    }

    private Task CreateOrganizationAsync() =>
        moto.ArrangeJsonAsync("organizations", "AWSOrganizationsV20161128.CreateOrganization", """{"FeatureSet":"ALL"}""");

    private async Task<string> CreateAccountAsync(string name)
    {
        await moto.ArrangeJsonAsync("organizations", "AWSOrganizationsV20161128.CreateAccount", $$"""{"AccountName":"{{name}}","Email":"{{name}}@example.com"}""");
        var accounts = await client.ListAccountsAsync(new ListAccountsRequest(), Cancellation);
        return accounts.Accounts.Single(account => account.Name == name).Id;
    }
}
