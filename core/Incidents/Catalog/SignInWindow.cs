namespace Guardrails.Core.Incidents.Catalog;

/// <summary>The window within which sign-ins are one incident.</summary>
internal static class SignInWindow
{
    /// <summary>Sign-ins this far apart are two incidents.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromHours(1);
}
