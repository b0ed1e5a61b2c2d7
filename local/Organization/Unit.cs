namespace Guardrails.Local.Organization;

/// <summary>An organizational unit.</summary>
internal sealed record Unit(string Id, string Name, string ParentId);
