using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Lambda.Runtime.CustomResources;

/// <summary>The answer that CloudFormation gets: SUCCESS with attributes, or FAILED with a reason.</summary>
/// <param name="PhysicalResourceId">Another one than before makes CloudFormation replace the resource.</param>
/// <param name="Data">The resource's attributes.</param>
/// <param name="FailedBecause">Why it failed, with the remedy; null where it succeeded.</param>
/// <remarks>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html</remarks>
public sealed record CustomResourceAnswer(
    string PhysicalResourceId, IReadOnlyDictionary<string, string> Data, string? FailedBecause)
{
    /// <summary>As much as CloudFormation takes.</summary>
    private const int LongestInBytes = 4096;

    /// <summary>A remedy and everything that was changed before are less; AWS may write the word too.</summary>
    private const int LongestRemedy = 1500;
    private const string Ellipsis = "...";

    /// <summary>In CloudFormation's word.</summary>
    internal string Status => StatusOf(FailedBecause);

    /// <summary>The answer to a request, as JSON. A reason that is too long is cut before its remedy.</summary>
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

    internal JsonObject Attributes() => new(Data.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static string StatusOf(string? reason) => reason is null ? "SUCCESS" : "FAILED";

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
            bytes -= JsonEncodedText.Encode(rune.ToString(), PlainJson.Encoder).EncodedUtf8Bytes.Length;
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
            ["Status"] = StatusOf(reason),
            ["PhysicalResourceId"] = PhysicalResourceId,
            ["StackId"] = request.StackId,
            ["RequestId"] = request.RequestId,
            ["LogicalResourceId"] = request.LogicalResourceId,
        };
        if (reason is not null)
            answer["Reason"] = reason;
        if (Data.Count > 0)
            answer["Data"] = Attributes();
        return answer.ToJsonString(PlainJson.OneLine);
    }
}
