using System.Runtime.CompilerServices;

namespace Guardrails.Core.Policies.Simulation;

/// <summary>
/// A document's statements, prepared for many requests: once for each document, and kept as long as the document.
/// </summary>
internal static class PreparedStatements
{
    private static readonly ConditionalWeakTable<PolicyDocument, StatementMatch[]> Prepared = [];

    /// <summary>The statements; variables are part of the language's current version only.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
    /// </remarks>
    public static StatementMatch[] Of(PolicyDocument document) => Prepared.GetValue(document, static document =>
        [
            .. document.Statements.Select(statement =>
                new StatementMatch(statement, document.Version == PolicyDocument.CurrentVersion)),
        ]);
}
