namespace Guardrails.Core.Json;

/// <summary>The meaning of a value of the file, and its place, so that a later rule can point at it.</summary>
internal sealed record Located<T>(T Value, FileValue At);
