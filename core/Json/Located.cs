namespace Guardrails.Core.Json;

/// <summary>What a value of the file means, and where it stands, so that a later rule can point at it.</summary>
internal sealed record Located<T>(T Value, FileValue At);
