namespace Guardrails.Core.Packs;

/// <summary>A conformance pack's file that was read and has no error.</summary>
/// <param name="Path">The file, as the organization file names it.</param>
/// <param name="Contents">Its template, read aloud.</param>
public sealed record ReadPackFile(string Path, PackContents Contents);
