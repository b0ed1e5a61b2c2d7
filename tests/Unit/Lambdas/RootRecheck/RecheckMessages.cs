using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

/// <summary>Messages of the queue that the function reads.</summary>
internal static class RecheckMessages
{
    public static (string Id, string Body) Root(
        string id, JsonObject? changes = null, JsonObject? detail = null, string? account = null)
    {
        var text = RootEvent.With(changes, detail);
        return (id, account is null ? text : text.Replace("444444444444", account));
    }

    public static (string Id, string Body) Joined(string id) => Root(
        id,
        new JsonObject
        {
            ["account"] = "111111111111",
            ["source"] = "aws.organizations",
            ["detail-type"] = "AWS Service Event via CloudTrail",
        },
        new JsonObject
        {
            ["eventSource"] = "organizations.amazonaws.com",
            ["eventName"] = "CreateAccountResult",
            ["serviceEventDetails"] = new JsonObject
            {
                ["createAccountStatus"] = new JsonObject { ["state"] = "SUCCEEDED", ["accountId"] = "444444444444" },
            },
        });
}
