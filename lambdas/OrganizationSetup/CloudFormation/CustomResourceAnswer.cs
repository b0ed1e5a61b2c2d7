using System.Text.Json.Nodes;

namespace Guardrails.Lambda.OrganizationSetup.CloudFormation;

/// <summary>What CloudFormation gets to know: SUCCESS with attributes, or FAILED with a reason.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html</remarks>
internal sealed record CustomResourceAnswer(string PhysicalResourceId, IReadOnlyDictionary<string, string> Data, string? FailedBecause)
{
    /// <summary>The whole answer may have 4096 bytes.</summary>
    private const int LongestReason = 1000;

    public string Render(CustomResourceRequest request)
    {
        var answer = new JsonObject
        {
            ["Status"] = FailedBecause is null ? "SUCCESS" : "FAILED",
            ["PhysicalResourceId"] = PhysicalResourceId,
            ["StackId"] = request.StackId,
            ["RequestId"] = request.RequestId,
            ["LogicalResourceId"] = request.LogicalResourceId,
        };
        if (FailedBecause is not null)
            answer["Reason"] = FailedBecause.Length <= LongestReason ? FailedBecause : FailedBecause[..LongestReason] + "...";
        if (Data.Count > 0)
            answer["Data"] = new JsonObject(Data.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return answer.ToJsonString();
    }
}
