using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Infra.Constructs;

/// <summary>A template inside a template: JSON without a superfluous character, since AWS counts each.</summary>
internal static class TemplateText
{
    public static string Of(JsonObject template) => template.ToJsonString(PlainJson.OneLine);
}
