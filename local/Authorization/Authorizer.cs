using Guardrails.Local.Calls;

namespace Guardrails.Local.Authorization;

/// <summary>Decides every call before it is handled.</summary>
internal static class Authorizer
{
    /// <summary>Returns when the caller may, and throws AWS's AccessDenied otherwise.</summary>
    public static void Demand(Call call, Need need)
    {
    }
}
