
namespace Guardrails.Local.Functions;

/// <summary>A function as its template configures it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its unqualified ARN.</param>
/// <param name="Region">The Region that it runs in.</param>
/// <param name="Folder">The unpacked deployment package.</param>
/// <param name="Handler">The assembly to run, without <c>.dll</c>.</param>
/// <param name="MemoryMegabytes">Its memory size, which it can read but which nothing here enforces.</param>
/// <param name="Timeout">The longest time that one invocation may take.</param>
/// <param name="LogGroup">The sink of its log lines.</param>
/// <param name="Environment">The environment variables that the template gives.</param>
internal sealed record FunctionSettings(
    string Name,
    string Arn,
    string Region,
    string Folder,
    string Handler,
    int MemoryMegabytes,
    TimeSpan Timeout,
    string LogGroup,
    IReadOnlyDictionary<string, string> Environment);
