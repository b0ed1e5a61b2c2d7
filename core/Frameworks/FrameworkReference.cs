namespace Guardrails.Core.Frameworks;

/// <summary>A requirement of a framework that a guardrail or a control serves.</summary>
/// <param name="Framework">The framework and its version, such as <c>CIS AWS Foundations Benchmark v5.0.0</c>.</param>
/// <param name="Id">The requirement's id in it, such as <c>1.3</c>.</param>
/// <param name="Source">The AWS page that relates the two.</param>
public sealed record FrameworkReference(string Framework, string Id, string Source)
{
    /// <summary>
    /// The paragraph of a guide, in Markdown: one line for each framework, linked to the AWS page that relates its
    /// requirements to the root user.
    /// </summary>
    internal static string Paragraph(IReadOnlyCollection<FrameworkReference> references)
    {
        var lines =
            from reference in references
            group reference.Id by (reference.Framework, reference.Source) into framework
            select $"- [{framework.Key.Framework}]({framework.Key.Source}): {string.Join(", ", framework)}";
        return "**References.**" + (references.Count == 0
            ? " No requirement of a framework is known that asks for exactly this."
            : "\n\n" + string.Join('\n', lines));
    }
}
