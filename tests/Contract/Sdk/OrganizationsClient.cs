using System.Net;
using System.Text.Json.Nodes;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Core.Ids;

namespace Guardrails.Tests.Contract.Sdk;

[Collection<MotoCollection>]
public sealed class OrganizationsClient(MotoServer moto) : IAsyncLifetime
{
    private const string ConfigSetup = "config-multiaccountsetup.amazonaws.com";

    private AmazonOrganizationsClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        _client = new(MotoServer.Credentials, moto.Configure<AmazonOrganizationsConfig>());
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Without_an_organization_every_description_says_not_in_use()
    {
        var error = await Should.ThrowAsync<AWSOrganizationsNotInUseException>(
            () => _client.DescribeOrganizationAsync(new DescribeOrganizationRequest(), Cancellation));

        error.ErrorCode.ShouldBe("AWSOrganizationsNotInUseException");
        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.RequestId.ShouldNotBeNullOrEmpty();
        error.Message.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Organization_is_described_with_its_features_and_management_account()
    {
        await CreateOrganizationAsync();

        var response = await _client.DescribeOrganizationAsync(new DescribeOrganizationRequest(), Cancellation);

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
            var page = await _client.ListAccountsAsync(
                new ListAccountsRequest { MaxResults = 2, NextToken = token }, Cancellation);
            accounts.AddRange(page.Accounts);
            token = page.NextToken;
            pages++;
        }
        while (token is not null);

        pages.ShouldBeGreaterThan(1);
        accounts.Select(account => account.Id).Distinct().Count().ShouldBe(5);
        accounts.ShouldAllBe(account => account.Arn.EndsWith(account.Id) && account.Status == AccountStatus.ACTIVE);
        accounts.ShouldAllBe(
            account => account.JoinedTimestamp > DateTime.UtcNow.AddHours(-1)
                && account.JoinedTimestamp <= DateTime.UtcNow.AddHours(1));
    }

    [Fact]
    public async Task Account_is_described_with_the_organization_in_its_arn()
    {
        await CreateOrganizationAsync();
        var organization =
            (await _client.DescribeOrganizationAsync(new DescribeOrganizationRequest(), Cancellation)).Organization;
        var id = await CreateAccountAsync("workload");

        var account =
            (await _client.DescribeAccountAsync(new DescribeAccountRequest { AccountId = id }, Cancellation)).Account;

        account.Arn.ShouldBe($"arn:aws:organizations::{organization.MasterAccountId}:account/{organization.Id}/{id}");
        account.Name.ShouldBe("workload");
    }

    [Fact]
    public async Task Unknown_account_is_an_exception_of_its_own()
    {
        await CreateOrganizationAsync();

        var error = await Should.ThrowAsync<AccountNotFoundException>(
            () =>
                _client.DescribeAccountAsync(new DescribeAccountRequest { AccountId = "999999999999" }, Cancellation));

        error.ShouldBeAssignableTo<AmazonOrganizationsException>();
    }

    [Fact]
    public async Task Policy_type_is_enabled_once_and_then_already_enabled()
    {
        await CreateOrganizationAsync();
        var root = (await _client.ListRootsAsync(new ListRootsRequest(), Cancellation)).Roots.ShouldHaveSingleItem();
        var request = new EnablePolicyTypeRequest { RootId = root.Id, PolicyType = PolicyType.SERVICE_CONTROL_POLICY };

        var enabled = await _client.EnablePolicyTypeAsync(request, Cancellation);

        var type = enabled.Root.PolicyTypes.ShouldHaveSingleItem();
        type.Type.ShouldBe(PolicyType.SERVICE_CONTROL_POLICY);
        type.Status.ShouldBe(PolicyTypeStatus.ENABLED);
        await Should.ThrowAsync<PolicyTypeAlreadyEnabledException>(
            () => _client.EnablePolicyTypeAsync(request, Cancellation));
    }

    [Fact]
    public async Task Trusted_access_is_enabled_by_an_answer_without_a_body_and_listed_with_its_date()
    {
        await CreateOrganizationAsync();

        await _client.EnableAWSServiceAccessAsync(
            new EnableAWSServiceAccessRequest { ServicePrincipal = "config.amazonaws.com" }, Cancellation);

        var listed = await _client.ListAWSServiceAccessForOrganizationAsync(
            new ListAWSServiceAccessForOrganizationRequest(), Cancellation);
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

        await _client.RegisterDelegatedAdministratorAsync(request, Cancellation);

        var listed = await _client.ListDelegatedAdministratorsAsync(
            new ListDelegatedAdministratorsRequest { ServicePrincipal = ConfigSetup }, Cancellation);
        listed.DelegatedAdministrators.ShouldHaveSingleItem().Id.ShouldBe(id);
        await Should.ThrowAsync<AccountAlreadyRegisteredException>(
            () => _client.RegisterDelegatedAdministratorAsync(request, Cancellation));
    }

    [Fact]
    public async Task Units_of_a_parent_come_in_pages()
    {
        await CreateOrganizationAsync();
        var root = await RootAsync();
        foreach (var name in new[] { "one", "two", "three" })
            await CreateUnitAsync(root, name);

        var first = await _client.ListOrganizationalUnitsForParentAsync(
            new ListOrganizationalUnitsForParentRequest { ParentId = root, MaxResults = 2 }, Cancellation);
        var second = await _client.ListOrganizationalUnitsForParentAsync(
            new ListOrganizationalUnitsForParentRequest
            {
                ParentId = root,
                MaxResults = 2,
                NextToken = first.NextToken,
            }, Cancellation);

        first.OrganizationalUnits.Count.ShouldBe(2);
        second.NextToken.ShouldBeNull();
        first.OrganizationalUnits.Concat(second.OrganizationalUnits)
            .Select(unit => unit.Name).ShouldBe(["one", "two", "three"], ignoreOrder: true);
        first.OrganizationalUnits.ShouldAllBe(unit => unit.Id.StartsWith("ou-") && unit.Arn.EndsWith(unit.Id));
    }

    [Fact]
    public async Task Accounts_of_a_parent_come_in_pages()
    {
        await CreateOrganizationAsync();
        List<string> ids = [await CreateAccountAsync("one"), await CreateAccountAsync("two")];
        var root = await RootAsync();

        var first = await _client.ListAccountsForParentAsync(
            new ListAccountsForParentRequest { ParentId = root, MaxResults = 2 }, Cancellation);
        var second = await _client.ListAccountsForParentAsync(
            new ListAccountsForParentRequest { ParentId = root, MaxResults = 2, NextToken = first.NextToken },
            Cancellation);

        first.Accounts.Count.ShouldBe(2);
        second.NextToken.ShouldBeNull();
        var accounts = first.Accounts.Concat(second.Accounts).ToList();
        accounts.Count.ShouldBe(3);
        ids.ShouldBeSubsetOf(accounts.Select(account => account.Id));
        accounts.ShouldAllBe(account => account.State == AccountState.ACTIVE);
    }

    [Fact]
    public async Task Policies_come_in_pages_without_their_content_and_are_described_with_it()
    {
        await CreateOrganizationAsync();
        var policy = await CreatePolicyAsync("Deny");

        var first = await _client.ListPoliciesAsync(
            new ListPoliciesRequest { Filter = PolicyType.SERVICE_CONTROL_POLICY, MaxResults = 1 }, Cancellation);
        var second = await _client.ListPoliciesAsync(
            new ListPoliciesRequest
            {
                Filter = PolicyType.SERVICE_CONTROL_POLICY,
                MaxResults = 1,
                NextToken = first.NextToken,
            }, Cancellation);
        var described =
            (await _client.DescribePolicyAsync(new DescribePolicyRequest { PolicyId = policy }, Cancellation)).Policy;

        first.Policies.ShouldHaveSingleItem().AwsManaged.ShouldBe(true);
        var summary = second.Policies.ShouldHaveSingleItem();
        (summary.Id, summary.Name, summary.Description, summary.Type, summary.AwsManaged)
            .ShouldBe((policy, "Deny", "denies", PolicyType.SERVICE_CONTROL_POLICY, false));
        second.NextToken.ShouldBeNull();
        described.PolicySummary.Id.ShouldBe(policy);
        described.Content.ShouldBe(PolicyContent);
    }

    [Fact]
    public async Task A_policys_targets_are_listed_with_their_types()
    {
        await CreateOrganizationAsync();
        var root = await RootAsync();
        var unit = await CreateUnitAsync(root, "workloads");
        var account = await CreateAccountAsync("one");
        var policy = await CreatePolicyAsync("Deny");
        foreach (var target in new[] { root, unit, account })
        {
            await moto.ArrangeJsonAsync(
                "organizations",
                "AWSOrganizationsV20161128.AttachPolicy",
                $$"""{"PolicyId":"{{policy}}","TargetId":"{{target}}"}""");
        }

        var targets = (await _client.ListTargetsForPolicyAsync(
            new ListTargetsForPolicyRequest { PolicyId = policy }, Cancellation)).Targets;

        targets.Select(target => (target.TargetId, target.Type)).ShouldBe(
            [(root, TargetType.ROOT), (unit, TargetType.ORGANIZATIONAL_UNIT), (account, TargetType.ACCOUNT)],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_second_page_of_targets_is_asked_for_by_its_token()
    {
        var wire = new RecordedWire(
            (HttpStatusCode.OK, """{"Targets":[],"NextToken":"more"}"""),
            (HttpStatusCode.OK, """{"Targets":[{"TargetId":"r-ex01","Type":"ROOT","Name":"Root"}]}"""));
        using var recorded =
            new AmazonOrganizationsClient(MotoServer.Credentials, wire.Configure<AmazonOrganizationsConfig>());

        var first = await recorded.ListTargetsForPolicyAsync(
            new ListTargetsForPolicyRequest { PolicyId = "p-FullAWSAccess" }, Cancellation);
        var second = await recorded.ListTargetsForPolicyAsync(
            new ListTargetsForPolicyRequest { PolicyId = "p-FullAWSAccess", NextToken = first.NextToken },
            Cancellation);

        first.Targets.ShouldBeEmpty();
        second.Targets.ShouldHaveSingleItem().Type.ShouldBe(TargetType.ROOT);
        second.NextToken.ShouldBeNull();
        wire.Requests[1].Headers["X-Amz-Target"].ShouldBe("AWSOrganizationsV20161128.ListTargetsForPolicy");
        var asked = JsonNode.Parse(wire.Requests[1].Body)!;
        (asked["PolicyId"]!.GetValue<string>(), asked["NextToken"]!.GetValue<string>())
            .ShouldBe(("p-FullAWSAccess", "more"));
    }

    [Fact]
    public async Task Unknown_policy_and_unknown_parent_are_exceptions_of_their_own()
    {
        await CreateOrganizationAsync();

        await Should.ThrowAsync<PolicyNotFoundException>(
            () => _client.DescribePolicyAsync(new DescribePolicyRequest { PolicyId = "p-nothing00" }, Cancellation));
        await Should.ThrowAsync<PolicyNotFoundException>(() => _client.ListTargetsForPolicyAsync(
            new ListTargetsForPolicyRequest { PolicyId = "p-nothing00" }, Cancellation));
        await Should.ThrowAsync<ParentNotFoundException>(
            () => _client.ListAccountsForParentAsync(
                new ListAccountsForParentRequest { ParentId = "r-0000" }, Cancellation));
    }

    private const string PolicyContent =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*"}]}""";

    private async Task<string> RootAsync() =>
        (await _client.ListRootsAsync(new ListRootsRequest(), Cancellation)).Roots.ShouldHaveSingleItem().Id;

    private async Task<string> CreateUnitAsync(string parent, string name)
    {
        await moto.ArrangeJsonAsync(
            "organizations",
            "AWSOrganizationsV20161128.CreateOrganizationalUnit",
            $$"""{"ParentId":"{{parent}}","Name":"{{name}}"}""");
        var units = await _client.ListOrganizationalUnitsForParentAsync(
            new ListOrganizationalUnitsForParentRequest { ParentId = parent }, Cancellation);
        return units.OrganizationalUnits.Single(unit => unit.Name == name).Id;
    }

    private async Task<string> CreatePolicyAsync(string name)
    {
        await moto.ArrangeJsonAsync("organizations", "AWSOrganizationsV20161128.CreatePolicy", new JsonObject
        {
            ["Name"] = name,
            ["Description"] = "denies",
            ["Type"] = "SERVICE_CONTROL_POLICY",
            ["Content"] = PolicyContent,
        }.ToJsonString());
        var policies = await _client.ListPoliciesAsync(
            new ListPoliciesRequest { Filter = PolicyType.SERVICE_CONTROL_POLICY }, Cancellation);
        return policies.Policies.Single(policy => policy.Name == name).Id;
    }

    private Task CreateOrganizationAsync() =>
        moto.ArrangeJsonAsync(
            "organizations", "AWSOrganizationsV20161128.CreateOrganization", """{"FeatureSet":"ALL"}""");

    private async Task<string> CreateAccountAsync(string name)
    {
        await moto.ArrangeJsonAsync(
            "organizations",
            "AWSOrganizationsV20161128.CreateAccount",
            $$"""{"AccountName":"{{name}}","Email":"{{name}}@example.com"}""");
        var accounts = await _client.ListAccountsAsync(new ListAccountsRequest(), Cancellation);
        return accounts.Accounts.Single(account => account.Name == name).Id;
    }
}
