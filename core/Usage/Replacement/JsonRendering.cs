using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>A role as the files that <c>aws iam create-role</c> and <c>create-policy</c> take.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html</remarks>
public static class JsonRendering
{
    /// <summary>A file for each policy, and one for each trust policy that is suggested.</summary>
    public static IReadOnlyList<ReplacementFile> Of(ReplacementRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return
        [
            .. role.Policies.Select(policy =>
                new ReplacementFile($"{policy.Name}.json", Text(policy.Document.Render()))),
            .. role.Trust.Select(trust => new ReplacementFile(
                $"{role.Options.Name}-trust-{trust.Kind}.json", Text(trust.Policy.Render()))),
        ];
    }

    internal static string Text(JsonNode json) => json.ToJsonString(PlainJson.Indented) + "\n";
}
