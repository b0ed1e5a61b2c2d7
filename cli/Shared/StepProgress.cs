using Guardrails.Core.Json;

namespace Guardrails.Cli.Shared;

/// <summary>Progress as lines on standard error, so that standard output holds the result alone.</summary>
internal sealed class StepProgress : IProgress<string>
{
    /// <inheritdoc/>
    public void Report(string value) => Console.Error.WriteLine($"... {Printable.Line(value)}");
}
