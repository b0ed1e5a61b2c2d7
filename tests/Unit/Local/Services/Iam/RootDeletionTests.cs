using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.CloudTrail;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Iam;

/// <summary>Deletions of a root user's credentials, in a session of AssumeRoot and without one.</summary>
public sealed class RootDeletionTests
{
    private const string Certificate = "LEGACYBATCHCERTIFICATE01";
    private const string Device = "arn:aws:iam::012345678901:mfa/root-account-mfa-device";
    private const string Legacy = "012345678901";

    private static readonly (string Operation, string? Member, string? Id)[] Deletions =
    [
        ("DeleteSigningCertificate", "CertificateId", Certificate),
        ("DeleteLoginProfile", null, null),
        ("DeactivateMFADevice", "SerialNumber", Device),
    ];

    private readonly LocalWorld _aws = new();

    private RootCredentials Root => _aws.World.Account(Legacy).Root;

    private static RootUser Session =>
        new(Legacy, "aws", TaskPolicy.Find("arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials", "aws"));

    [Fact]
    public async Task Each_is_gone_and_a_second_time_no_such_entity()
    {
        foreach (var one in Deletions)
        {
            await _aws.CallAsync(Session, "iam", one.Operation, Input(one));

            var error = await _aws.RefusalAsync(Session, "iam", one.Operation, Input(one));
            (error.Code, error.Status).ShouldBe(("NoSuchEntity", 404), one.Operation);
        }

        (Root.Absent, Root.MfaDevices.Count).ShouldBe((true, 0));
    }

    [Fact]
    public async Task Virtual_device_stays_in_the_account_and_is_nobodys()
    {
        await _aws.CallAsync(Session, "iam", "DeactivateMFADevice", new() { ["SerialNumber"] = Device });

        (await VirtualDevicesAsync("Unassigned")).ShouldHaveSingleItem()!["SerialNumber"]!.GetValue<string>()
            .ShouldBe(Device);
        (await VirtualDevicesAsync("Any")).ShouldHaveSingleItem()!["User"].ShouldBeNull();
        (await VirtualDevicesAsync("Assigned")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hardware_device_is_gone()
    {
        Root.MfaDevices.Add(new(MfaKind.HardwareTotp, "GAHT12345678", _aws.World.Now));

        await _aws.CallAsync(Session, "iam", "DeactivateMFADevice", new() { ["SerialNumber"] = "GAHT12345678" });

        (await VirtualDevicesAsync("Unassigned")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Root_user_that_signed_in_has_to_name_a_user(int number)
    {
        var (operation, _, _) = Deletions[number];

        (await _aws.RefusalAsync(_aws.RootOf(Legacy), "iam", operation, Input(Deletions[number]))).Code
            .ShouldBe("ValidationError");

        (Root.HasPassword, Root.MfaDevices.Count).ShouldBe((true, 1));
    }

    [Fact]
    public async Task Each_is_logged_as_a_change_by_an_assumed_root()
    {
        foreach (var one in Deletions)
            await _aws.CallAsync(Session, "iam", one.Operation, Input(one));

        var logged = _aws.World.Of<EventHistory>().Of(Legacy, "us-east-1", _aws.World.Now)
            .Select(one => JsonNode.Parse(one.Json)!)
            .Where(one => one["userIdentity"]!["sessionContext"]?["assumedRoot"]?.GetValue<string>() == "true")
            .Select(one => $"{one["eventName"]} {one["readOnly"]}");
        logged.Reverse().ShouldBe(Deletions.Select(one => $"{one.Operation} false"));
    }

    private async Task<JsonArray> VirtualDevicesAsync(string status) =>
        (await _aws.CallAsync(
            _aws.AdministratorOf(Legacy),
            "iam",
            "ListVirtualMFADevices",
            new() { ["AssignmentStatus"] = status }))["VirtualMFADevices"]!.AsArray();

    private static JsonObject Input((string Operation, string? Member, string? Id) one) =>
        one.Member is { } member ? new() { [member] = one.Id } : [];
}
