using Guardrails.Local.Calls;

namespace Guardrails.Local.Services;

/// <summary>Every operation of every service: one line per service and operation family.</summary>
internal static class AllOperations
{
    public static IEnumerable<Operation> Create() =>
    [
    ];
}
