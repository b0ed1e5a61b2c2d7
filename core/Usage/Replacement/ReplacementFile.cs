namespace Guardrails.Core.Usage.Replacement;

/// <summary>A file that a person takes away.</summary>
/// <param name="Name">Its name, such as <c>RootKeyReplacement1.json</c>.</param>
public sealed record ReplacementFile(string Name, string Text);
