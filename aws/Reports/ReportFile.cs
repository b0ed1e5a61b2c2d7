namespace Guardrails.Aws.Reports;

/// <summary>A rendering of the report that is ready to be written: a temporary file of this machine.</summary>
/// <param name="Name">Its name below the day, such as <c>report.html</c>.</param>
/// <param name="ContentType">Its type, by which a browser shows it.</param>
/// <param name="Path">The temporary file.</param>
public sealed record ReportFile(string Name, string ContentType, string Path);
