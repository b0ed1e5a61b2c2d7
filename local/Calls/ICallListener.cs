using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>Hears of every call when it has been answered, as CloudTrail does.</summary>
internal interface ICallListener
{
    /// <summary>A call was answered, or failed with an error.</summary>
    void Called(Call call, Operation operation, JsonObject input, JsonObject? answer, AwsError? error);
}
