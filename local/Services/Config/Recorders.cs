using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Functions;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Config;

/// <summary>Recorders and delivery channels: one of each in a Region of an account.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationRecorder.html and
/// API_PutDeliveryChannel.html there.
/// </remarks>
internal static class Recorders
{
    private const string Service = "config.amazonaws.com";

    public static IEnumerable<Operation> All =>
    [
        new("config", "PutConfigurationRecorder", PermissionToPut, PutRecorder),
        new("config", "PutDeliveryChannel", RequiredPermission.Of("config:PutDeliveryChannel"), PutChannel),
    ];

    private static RequiredPermission PermissionToPut(Call call, JsonObject input) => new(
        "config:PutConfigurationRecorder",
        $"arn:{call.World.Partition}:config:{call.Region}:{call.Account.Id}:configuration-recorder/"
        + $"{input.Required("name")}/{StableHash.Suffix(call.Account.Id, 16)}")
    {
        Also = [new RequiredPermission("iam:PassRole", input.Required("roleARN")).With("iam:PassedToService", Service)],
    };

    private static JsonObject PutRecorder(Call call, JsonObject input)
    {
        var (account, name, role) = (call.Account, input.Required("name"), input.Required("roleARN"));
        var (config, existing) = Of(call);
        if (config.HasOwnRecorder(call.World, account.Id, call.Region) || existing is not null && existing.Name != name)
        {
            throw new AwsError(
                "MaxNumberOfConfigurationRecordersExceededException",
                $"Failed to put configuration recorder '{name}' because account {account.Id} ({account.Name}) has one "
                + "already, and 1 is the maximum.");
        }

        CheckRole(call, role);
        config.Recorders[(account.Id, call.Region)] =
            new(name, role, input.Texts("resourceTypes")) { Channel = existing?.Channel };
        return [];
    }

    private static JsonObject PutChannel(Call call, JsonObject input)
    {
        var (account, name, bucket) = (call.Account, input.Required("name"), input.Required("s3BucketName"));
        var (config, existing) = Of(call);
        if (config.HasOwnRecorder(call.World, account.Id, call.Region))
        {
            throw new AwsError(
                "MaxNumberOfDeliveryChannelsExceededException",
                $"Failed to put delivery channel '{name}' because account {account.Id} ({account.Name}) has one "
                + "already, and 1 is the maximum.");
        }

        if (existing is not { } recorder)
        {
            throw new AwsError(
                "NoAvailableConfigurationRecorderException",
                "Configuration recorder is not available to put delivery channel.");
        }

        DeliveryPolicy.Check(call.World, account, recorder, bucket);
        config.Recorders[(account.Id, call.Region)] = recorder with { Channel = new(name, bucket) };
        return [];
    }

    private static (ConfigState Config, ConfigRecorder? Recorder) Of(Call call)
    {
        var config = call.World.Of<ConfigState>();
        return (config, config.Recorders.GetValueOrDefault((call.Account.Id, call.Region)));
    }

    private static void CheckRole(Call call, string role)
    {
        try
        {
            RoleAssumption.ByService(
                call.World,
                role,
                Service,
                "AWSConfig",
                new Dictionary<string,
                IReadOnlyList<string>> { ["aws:SourceAccount"] = [call.Account.Id] });
        }
        catch (AwsError error) when (error.Code == Authorizer.AccessDeniedCode)
        {
            throw new AwsError(
                "InvalidRoleException", $"The role {role} cannot be assumed by AWS Config: {error.Message}");
        }
    }
}
