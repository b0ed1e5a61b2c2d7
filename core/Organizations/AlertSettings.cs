namespace Guardrails.Core.Organizations;

/// <summary>The ways by which people are told of incidents.</summary>
/// <param name="Routes">The recipients of mails, in the file's order.</param>
/// <param name="Chat">True where a topic for a chat stands beside the one for mails.</param>
public sealed record AlertSettings(IReadOnlyList<AlertRoute> Routes, bool Chat)
{
    /// <summary>Nobody is told.</summary>
    public static readonly AlertSettings Default = new([], Chat: false);
}
