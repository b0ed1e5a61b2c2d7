using System.Text.Json.Nodes;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.CloudTrail;

/// <summary>The events that Organizations logs in the management account when it has created an account.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html. AWS documents
/// the name of AccountJoinedOrganization with joinedMethod and joinedTime, and no example: where it has the account's
/// id is not known.
/// </remarks>
internal sealed class AccountEvents(World world) : IAccountFollower
{
    /// <inheritdoc/>
    public void Created(Account account)
    {
        var now = TrailEvent.Inside(world.Now);
        Put("CreateAccountResult", new()
        {
            ["createAccountStatus"] = new JsonObject
            {
                ["id"] = $"car-{world.Next("create-account"):00000000000000000000000000000000}",
                ["state"] = "SUCCEEDED",
                ["accountName"] = "****",
                ["accountId"] = account.Id,
                ["requestedTimestamp"] = now,
                ["completedTimestamp"] = now,
            },
        });
        Put(
            "AccountJoinedOrganization",
            new() { ["accountId"] = account.Id, ["joinedMethod"] = "Created", ["joinedTime"] = now });
    }

    private void Put(string name, JsonObject details) =>
        TrailEvent.Put(world, world.ManagementAccountId, "organizations", name, TrailEvent.ServiceEvent, new()
        {
            ["userIdentity"] = new JsonObject
            {
                ["accountId"] = world.ManagementAccountId,
                ["invokedBy"] = "AWS Internal",
            },
            ["sourceIPAddress"] = "AWS Internal",
            ["userAgent"] = "AWS Internal",
            ["requestParameters"] = null,
            ["responseElements"] = null,
            ["serviceEventDetails"] = details,
        });
}
