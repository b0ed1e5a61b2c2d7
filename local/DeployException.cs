namespace Guardrails.Local;

/// <summary>
/// A deploy stopped. The message names the stack, the resource and its type, what is wrong and what to do.
/// </summary>
public sealed class DeployException : Exception
{
    internal DeployException(string message)
        : base(message) { }

    internal DeployException(string stack, string logicalId, string type, string what, Exception? cause = null)
        : base($"{stack}, {logicalId} ({type}): {what}", cause)
    {
        Stack = stack;
        LogicalId = logicalId;
        ResourceType = type;
    }

    private DeployException(DeployException failed, IReadOnlyList<string> kept)
        : base($"{failed.Message} Nothing was rolled back: {Kept(kept)}.", failed.InnerException)
    {
        Stack = failed.Stack;
        LogicalId = failed.LogicalId;
        ResourceType = failed.ResourceType;
    }

    /// <summary>The stack whose deploy stopped, where one had begun.</summary>
    public string? Stack { get; }

    /// <summary>The logical id of the resource that failed, where one did.</summary>
    public string? LogicalId { get; }

    /// <summary>That resource's type.</summary>
    public string? ResourceType { get; }

    /// <summary>The same failure, saying also what this deploy had already made.</summary>
    internal DeployException After(IReadOnlyList<string> kept) => new(this, kept);

    private static string Kept(IReadOnlyList<string> kept) =>
        kept.Count == 0
            ? "nothing had been created or changed"
            : $"created or changed before it: {string.Join(", ", kept)}";
}
