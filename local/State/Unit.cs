namespace Guardrails.Local.State;

/// <summary>An organizational unit.</summary>
internal sealed record Unit(string Id, string Name, string ParentId);
