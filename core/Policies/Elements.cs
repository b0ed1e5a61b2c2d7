namespace Guardrails.Core.Policies;

/// <summary>The names of a policy's elements, as IAM's grammar has them.</summary>
internal static class Elements
{
    public const string Version = "Version";
    public const string Id = "Id";
    public const string Statement = "Statement";

    public const string Sid = "Sid";
    public const string Effect = "Effect";
    public const string Principal = "Principal";
    public const string Action = "Action";
    public const string Resource = "Resource";
    public const string Condition = "Condition";

    /// <summary>The name of an element or of its negated twin, such as <c>NotAction</c>.</summary>
    public static string Name(string element, bool except) => except ? "Not" + element : element;
}
