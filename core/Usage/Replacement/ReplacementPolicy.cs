using Guardrails.Core.Policies;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>One of the role's policies.</summary>
/// <param name="Name">Its name: the beginning from the options, and a number.</param>
public sealed record ReplacementPolicy(string Name, PolicyDocument Document)
{
    /// <summary>The number of characters that IAM counts.</summary>
    public int Characters => Document.Minified().Length;
}
