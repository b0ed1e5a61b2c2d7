using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Infra.Constructs;

/// <summary>A template inside a template: JSON without a superfluous character, since AWS counts each.</summary>
internal static class TemplateText
{
    private static readonly JsonSerializerOptions Unescaped =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonObject template) => template.ToJsonString(Unescaped);
}
