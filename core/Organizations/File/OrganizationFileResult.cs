using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The meaning of an organization file, or everything that is wrong with it.</summary>
/// <param name="Config">The organization; null where there are errors.</param>
/// <param name="Errors">Every error, from the top of the file to its end; empty where there is an organization.</param>
public sealed record OrganizationFileResult(OrganizationConfig? Config, IReadOnlyList<FileError> Errors);
