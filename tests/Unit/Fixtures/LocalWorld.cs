using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Deployment;
using Guardrails.Local.Organization;
using Guardrails.Local.Services;
using Guardrails.Local.Wire;

namespace Guardrails.Tests.Unit.Fixtures;

/// <summary>The sample organization without its web server, and a clock that tests move.</summary>
internal sealed class LocalWorld
{
    public const string Management = "111111111111";
    public const string Security = "222222222222";
    public const string Payments = "444444444444";
    public const string Storefront = "555555555555";
    public const string Analytics = "123456789012";
    public const string Suspended = "567890123456";
    public const string Root = "r-ex01";
    public const string Production = "ou-ex01-workprod";

    public const string DenyRootKeys =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:CreateAccessKey","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":["arn:*:iam::*:root"]}}}]}""";

    private readonly ServiceCatalog _services = AllServices.Create();

    public LocalWorld(LocalOptions? options = null, string? file = null) =>
        World = LocalOrganization.Start(
            file ?? LocalOrganization.Sample(), (options ?? new()) with { Time = Clock }, _services);

    public MovingClock Clock { get; } = new();

    public World World { get; }

    public Principal RootOf(string account) => new RootUser(account, World.Partition);

    public Principal AdministratorOf(string account) => RoleSession.OfAdministrator(World, account);

    public Task<JsonObject> CallAsync(
        Principal caller, string service, string operation, JsonObject? input = null, string? region = null) =>
        _services.Operations.InvokeAsync(Call.By(World, caller, region), service, operation, input ?? []);

    public Task<AwsError> RefusalAsync(Principal caller, string service, string operation, JsonObject? input = null) =>
        Should.ThrowAsync<AwsError>(() => CallAsync(caller, service, operation, input));

    /// <summary>Creates a service control policy and attaches it.</summary>
    public async Task AttachAsync(string name, string content, string target)
    {
        var created = await CallAsync(AdministratorOf(Management), "organizations", "CreatePolicy", new()
        {
            ["Name"] = name, ["Description"] = "", ["Type"] = "SERVICE_CONTROL_POLICY", ["Content"] = content,
        });
        await CallAsync(AdministratorOf(Management), "organizations", "AttachPolicy", new()
        {
            ["PolicyId"] = created["Policy"]!["PolicySummary"]!["Id"]!.GetValue<string>(), ["TargetId"] = target,
        });
    }

    /// <summary>Creates a role with one inline policy.</summary>
    public async Task<string> RoleAsync(string account, string name, string trust, string? policy = null)
    {
        var created = await CallAsync(
            AdministratorOf(account),
            "iam",
            "CreateRole",
            new() { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust });
        if (policy is not null)
        {
            await CallAsync(
                AdministratorOf(account),
                "iam",
                "PutRolePolicy",
                new() { ["RoleName"] = name, ["PolicyName"] = "inline", ["PolicyDocument"] = policy });
        }

        return created["Role"]!["Arn"]!.GetValue<string>();
    }

    public RoleSession SessionOf(string roleArn, params string[] sessionPolicies) =>
        new(World.FindRole(roleArn)!, "test", sessionPolicies);
}

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class MovingClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}
