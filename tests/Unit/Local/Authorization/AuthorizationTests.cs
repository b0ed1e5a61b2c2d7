using Guardrails.Local.Authorization;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Authorization;

public sealed class AuthorizationTests
{
    private const string TrustManagement =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"sts:AssumeRole"}]}""";

    private const string AllowSummary =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetAccountSummary","Resource":"*"}]}""";

    private readonly LocalWorld _aws = new();

    [Fact]
    public async Task A_role_may_do_what_its_policy_allows_and_nothing_else()
    {
        var session =
            _aws.SessionOf(await _aws.RoleAsync(LocalWorld.Payments, "Reader", TrustManagement, AllowSummary));

        await _aws.CallAsync(session, "iam", "GetAccountSummary");
        var error = await _aws.RefusalAsync(session, "iam", "GenerateCredentialReport");

        error.Message.ShouldBe(
            "User: arn:aws:sts::444444444444:assumed-role/Reader/test is not authorized to perform: "
            + "iam:GenerateCredentialReport on resource: * "
            + "because no identity-based policy allows the iam:GenerateCredentialReport action");
    }

    [Fact]
    public async Task A_region_deny_without_the_iam_exception_blinds_every_role_and_spares_whom_it_names()
    {
        var error = await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Analytics), "iam", "GetAccountSummary");

        error.Message.ShouldEndWith("with an explicit deny in a service control policy: RegionDenyEurope");
        await _aws.CallAsync(_aws.RootOf(LocalWorld.Analytics), "iam", "GetAccountSummary");
    }

    [Fact]
    public async Task A_session_policy_narrows_a_role()
    {
        var session = _aws.AdministratorOf(LocalWorld.Payments)
            .ShouldBeOfType<RoleSession>() with { SessionPolicies = [AllowSummary] };

        await _aws.CallAsync(session, "iam", "GetAccountSummary");
        var error = await _aws.RefusalAsync(session, "iam", "GenerateCredentialReport");

        error.Message.ShouldEndWith("because no session policy allows the iam:GenerateCredentialReport action");
    }

    [Fact]
    public async Task What_the_simulator_cannot_tell_is_refused_and_says_why()
    {
        var session = _aws.SessionOf(await _aws.RoleAsync(LocalWorld.Payments, "Reader", TrustManagement,
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:GetAccountSummary","Resource":"*","Condition":{"BinaryEquals":{"aws:PrincipalArn":"QmluYXJ5"}}}]}"""));

        var error = await _aws.RefusalAsync(session, "iam", "GetAccountSummary");

        error.Code.ShouldBe("PolicyNotSimulated");
        error.Status.ShouldBe(501);
        error.Message.ShouldContain("BinaryEquals");
    }

    [Fact]
    public async Task Service_control_policies_do_not_reach_a_service_linked_role()
    {
        await _aws.AttachAsync(
            "DenyAll",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""",
            LocalWorld.Payments);

        await _aws.CallAsync(
            new ServiceLinkedRole(LocalWorld.Payments, "aws", "config-multiaccountsetup.amazonaws.com"),
            "iam",
            "GetAccountSummary");
        await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Payments), "iam", "GetAccountSummary");
    }

    [Fact]
    public async Task A_member_account_may_not_change_the_organization_whatever_its_policies_allow()
    {
        var error = await _aws.RefusalAsync(
            _aws.AdministratorOf(LocalWorld.Payments),
            "organizations",
            "EnableAWSServiceAccess",
            new() { ["ServicePrincipal"] = "iam.amazonaws.com" });

        error.Code.ShouldBe("AccessDeniedException");
        error.Message.ShouldBe("You don't have permissions to access this resource.");
    }

    [Fact]
    public async Task A_delegated_administrator_may_read_the_organization_from_then_on()
    {
        var security = _aws.AdministratorOf(LocalWorld.Security);
        var management = _aws.AdministratorOf(LocalWorld.Management);
        await _aws.RefusalAsync(security, "organizations", "ListAccounts");
        await _aws.CallAsync(
            management,
            "organizations",
            "EnableAWSServiceAccess",
            new() { ["ServicePrincipal"] = "config.amazonaws.com" });
        await _aws.CallAsync(
            management,
            "organizations",
            "RegisterDelegatedAdministrator",
            new() { ["AccountId"] = LocalWorld.Security, ["ServicePrincipal"] = "config.amazonaws.com" });

        var page = await _aws.CallAsync(security, "organizations", "ListAccounts");

        page["Accounts"]!.AsArray().Count.ShouldBe(15);
        await _aws.RefusalAsync(
            security, "organizations", "EnableAWSServiceAccess", new() { ["ServicePrincipal"] = "iam.amazonaws.com" });
    }

    [Fact]
    public async Task Everybody_may_ask_who_they_are()
    {
        var identity = await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "sts", "GetCallerIdentity");

        identity["Arn"]!.GetValue<string>().ShouldBe("arn:aws:iam::444444444444:root");
    }
}
