using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Lambda.OrganizationSetup.CloudFormation;

/// <summary>What CloudFormation gets to know: SUCCESS with attributes, or FAILED with a reason.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html</remarks>
internal sealed record CustomResourceAnswer(string PhysicalResourceId, IReadOnlyDictionary<string, string> Data, string? FailedBecause)
{
    /// <summary>What CloudFormation takes: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html</summary>
    private const int LongestInBytes = 4096;

    /// <summary>A remedy and everything that was changed before are less; AWS may write the word too.</summary>
    private const int LongestRemedy = 1500;
    private const string Ellipsis = "...";

    /// <summary>The default escapes quotes and umlauts, to six bytes each. Nothing here ends up in a web page.</summary>
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private static readonly JsonSerializerOptions Options = new() { Encoder = Encoder };

    public string Render(CustomResourceRequest request)
    {
        var whole = Render(request, FailedBecause);
        if (FailedBecause is null || Encoding.UTF8.GetByteCount(whole) <= LongestInBytes)
            return whole;

        // What AWS said can be long; what to do about it stands at the end, and stays.
        var remedy = Remedy(FailedBecause);
        var left = LongestInBytes - Encoding.UTF8.GetByteCount(Render(request, Ellipsis + remedy));
        return Render(request, Start(FailedBecause[..^remedy.Length], left) + Ellipsis + remedy);
    }

    private static string Remedy(string reason)
    {
        var start = reason.LastIndexOf(" Remedy: ", StringComparison.Ordinal);
        return start >= 0 && reason.Length - start <= LongestRemedy ? reason[start..] : "";
    }

    /// <summary>As much of a text as has so many bytes within JSON.</summary>
    private static string Start(string text, int bytes)
    {
        var start = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= JsonEncodedText.Encode(rune.ToString(), Encoder).EncodedUtf8Bytes.Length;
            if (bytes < 0)
                break;
            start.Append(rune);
        }

        return start.ToString();
    }

    private string Render(CustomResourceRequest request, string? reason)
    {
        var answer = new JsonObject
        {
            ["Status"] = reason is null ? "SUCCESS" : "FAILED",
            ["PhysicalResourceId"] = PhysicalResourceId,
            ["StackId"] = request.StackId,
            ["RequestId"] = request.RequestId,
            ["LogicalResourceId"] = request.LogicalResourceId,
        };
        if (reason is not null)
            answer["Reason"] = reason;
        if (Data.Count > 0)
            answer["Data"] = new JsonObject(Data.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return answer.ToJsonString(Options);
    }
}
