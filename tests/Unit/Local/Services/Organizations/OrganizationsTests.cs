using System.Text.Json.Nodes;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Organizations;

public sealed class OrganizationsTests
{
    private readonly LocalWorld _aws = new();

    private Task<JsonObject> CallAsync(string operation, JsonObject input) =>
        _aws.CallAsync(_aws.AdministratorOf(LocalWorld.Management), "organizations", operation, input);

    private async Task RefusedAsync(string operation, JsonObject input, string code, string? reason = null)
    {
        var error =
            await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Management), "organizations", operation, input);
        error.Code.ShouldBe(code);
        (error.Members.GetValueOrDefault("Reason")?.GetValue<string>()).ShouldBe(reason);
    }

    private static JsonObject Policy(string name, string content) =>
        new() { ["Name"] = name, ["Description"] = "", ["Type"] = "SERVICE_CONTROL_POLICY", ["Content"] = content };

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*"}]}""")]
    [InlineData(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Version":"2008-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Forbid","Action":"*","Resource":"*"}]}""")]
    public Task A_document_that_is_no_service_control_policy_is_malformed(string content) =>
        RefusedAsync("CreatePolicy", Policy("Wrong", content), "MalformedPolicyDocumentException");

    [Theory]
    [InlineData(10_240, false)]
    [InlineData(10_241, true)]
    public async Task A_policy_may_have_so_many_characters_and_none_more(int characters, bool refused)
    {
        var input = Policy("Long", LocalWorld.DenyRootKeys.PadRight(characters));

        if (refused)
            await RefusedAsync("CreatePolicy", input, "ConstraintViolationException", "POLICY_CONTENT_LIMIT_EXCEEDED");
        else
            await CallAsync("CreatePolicy", input);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("cloudformation:ActivateOrganizationsAccess", true)]
    [InlineData("organizations:EnableAWSServiceAccess", true)]
    [InlineData("iam:CreateServiceLinkedRole", true)]
    public async Task Activating_StackSets_needs_what_AWS_then_does_for_the_caller(string? missing, bool refused)
    {
        string[] needed = [
            "cloudformation:ActivateOrganizationsAccess",
            "organizations:EnableAWSServiceAccess",
            "iam:CreateServiceLinkedRole",
        ];
        var allowed = string.Join("\",\"", needed.Where(action => action != missing));
        var role = await _aws.RoleAsync(
            LocalWorld.Management,
            "Setup",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{allowed}}"],"Resource":"*"}]}""");

        if (refused)
        {
            (await _aws.RefusalAsync(_aws.SessionOf(role), "cloudformation", "ActivateOrganizationsAccess")).Message
                .ShouldContain(missing!);
        }
        else
            await _aws.CallAsync(_aws.SessionOf(role), "cloudformation", "ActivateOrganizationsAccess");
    }

    [Fact]
    public Task A_name_that_is_taken_is_a_duplicate() =>
        RefusedAsync(
            "CreatePolicy", Policy("DenyLeaveOrganization", LocalWorld.DenyRootKeys), "DuplicatePolicyException");

    [Fact]
    public async Task An_eleventh_policy_finds_no_slot()
    {
        for (var number = 1; number <= 9; number++)
            await _aws.AttachAsync($"Policy{number}", LocalWorld.DenyRootKeys, LocalWorld.Payments);
        var tenth = (await CallAsync(
            "CreatePolicy",
            Policy("Tenth", LocalWorld.DenyRootKeys)))["Policy"]!["PolicySummary"]!["Id"]!.GetValue<string>();

        await RefusedAsync(
            "AttachPolicy",
            new() { ["PolicyId"] = tenth, ["TargetId"] = LocalWorld.Payments },
            "ConstraintViolationException",
            "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    }

    [Fact]
    public Task The_last_policy_of_a_target_stays() =>
        RefusedAsync(
            "DetachPolicy",
            new() { ["PolicyId"] = "p-FullAWSAccess", ["TargetId"] = LocalWorld.Payments },
            "ConstraintViolationException",
            "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");

    [Fact]
    public Task A_policy_is_attached_once() =>
        RefusedAsync(
            "AttachPolicy",
            new() { ["PolicyId"] = "p-FullAWSAccess", ["TargetId"] = LocalWorld.Root },
            "DuplicatePolicyAttachmentException");

    [Fact]
    public Task A_target_that_does_not_exist_is_not_found() =>
        RefusedAsync(
            "AttachPolicy",
            new() { ["PolicyId"] = "p-FullAWSAccess", ["TargetId"] = "ou-ex01-nowhere0" },
            "TargetNotFoundException");

    [Fact]
    public async Task An_updated_policy_counts_at_once()
    {
        await _aws.AttachAsync("NoRootKeys", LocalWorld.DenyRootKeys, LocalWorld.Root);
        var id = _aws.World.Policies.Values.Single(policy => policy.Name == "NoRootKeys").Id;

        await CallAsync("UpdatePolicy", new() { ["PolicyId"] = id, ["Content"] = LocalWorld.DenyRootKeys.Replace(
            "iam:CreateAccessKey", "iam:DeleteAccessKey") });

        await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");
    }

    [Fact]
    public async Task Enabling_the_policy_type_takes_a_while()
    {
        _aws.World.PolicyTypes.Clear();
        var enable = new JsonObject { ["RootId"] = LocalWorld.Root, ["PolicyType"] = "SERVICE_CONTROL_POLICY" };
        await RefusedAsync(
            "AttachPolicy",
            new() { ["PolicyId"] = "p-FullAWSAccess", ["TargetId"] = LocalWorld.Root },
            "PolicyTypeNotEnabledException");

        var answer = await CallAsync("EnablePolicyType", enable);

        Status(answer["Root"]!).ShouldBe("PENDING_ENABLE");
        await RefusedAsync("EnablePolicyType", enable, "PolicyChangesInProgressException");
        Status((await CallAsync("ListRoots", []))["Roots"]![0]!).ShouldBe("PENDING_ENABLE");
        Status((await CallAsync("ListRoots", []))["Roots"]![0]!).ShouldBe("ENABLED");
        await RefusedAsync("EnablePolicyType", enable, "PolicyTypeAlreadyEnabledException");

        static string Status(JsonNode root) => root["PolicyTypes"]![0]!["Status"]!.GetValue<string>();
    }

    [Fact]
    public async Task A_delegated_administrator_needs_trusted_access_and_registers_once()
    {
        var register =
            new JsonObject { ["AccountId"] = LocalWorld.Security, ["ServicePrincipal"] = "iam.amazonaws.com" };
        await RefusedAsync(
            "RegisterDelegatedAdministrator", register, "ConstraintViolationException", "SERVICE_ACCESS_NOT_ENABLED");
        await CallAsync("EnableAWSServiceAccess", new() { ["ServicePrincipal"] = "iam.amazonaws.com" });
        await CallAsync("EnableAWSServiceAccess", new() { ["ServicePrincipal"] = "iam.amazonaws.com" });

        await CallAsync("RegisterDelegatedAdministrator", register);

        await RefusedAsync("RegisterDelegatedAdministrator", register, "AccountAlreadyRegisteredException");
        (await CallAsync(
            "ListDelegatedAdministrators",
            new() { ["ServicePrincipal"] = "iam.amazonaws.com" }))["DelegatedAdministrators"]!.AsArray()
            .Single()!["Id"]!.GetValue<string>()
            .ShouldBe(LocalWorld.Security);
        (await CallAsync(
            "ListDelegatedAdministrators",
            new() { ["ServicePrincipal"] = "config.amazonaws.com" }))["DelegatedAdministrators"]!.AsArray()
            .ShouldBeEmpty();
    }

    [Fact]
    public Task A_service_that_does_not_integrate_is_not_recognized() =>
        RefusedAsync(
            "EnableAWSServiceAccess",
            new() { ["ServicePrincipal"] = "confg.amazonaws.com" },
            "InvalidInputException",
            "UNRECOGNIZED_SERVICE_PRINCIPAL");

    [Fact]
    public async Task Root_features_need_trusted_access_and_the_management_account()
    {
        var management = _aws.AdministratorOf(LocalWorld.Management);
        (await _aws.RefusalAsync(management, "iam", "EnableOrganizationsRootSessions")).Code.ShouldBe(
            "ServiceAccessNotEnabledException");
        (await _aws.RefusalAsync(
            _aws.AdministratorOf(LocalWorld.Payments),
            "iam",
            "EnableOrganizationsRootSessions")).Code.ShouldBe("CallerIsNotManagementAccountException");
        (await _aws.RefusalAsync(_aws.AdministratorOf(LocalWorld.Payments), "iam", "ListOrganizationsFeatures")).Code
            .ShouldBe("AccountNotManagementOrDelegatedAdministratorException");
        await CallAsync("EnableAWSServiceAccess", new() { ["ServicePrincipal"] = "iam.amazonaws.com" });

        await _aws.CallAsync(management, "iam", "EnableOrganizationsRootSessions");
        var answer = await _aws.CallAsync(management, "iam", "EnableOrganizationsRootCredentialsManagement");

        answer["EnabledFeatures"]!.AsArray()
            .Select(feature => feature!.GetValue<string>()).ShouldBe(["RootCredentialsManagement", "RootSessions"]);
    }

    [Fact]
    public async Task A_service_linked_role_exists_once()
    {
        var management = _aws.AdministratorOf(LocalWorld.Management);
        var input = new JsonObject { ["AWSServiceName"] = "config-multiaccountsetup.amazonaws.com" };
        await _aws.CallAsync(management, "iam", "CreateServiceLinkedRole", input);

        var error = await _aws.RefusalAsync(management, "iam", "CreateServiceLinkedRole", input);

        error.Code.ShouldBe("InvalidInput");
        error.Message.ShouldBe(
            "Service role name AWSServiceRoleForConfigMultiAccountSetup has been taken in this account, please try a "
            + "different suffix.");
    }
}
