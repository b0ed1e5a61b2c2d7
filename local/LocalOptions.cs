namespace Guardrails.Local;

/// <summary>Options of an embedded organization.</summary>
public sealed record LocalOptions
{
    /// <summary>The organization's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The sink of log lines: requests that were refused, and what functions write. None by default.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>The dotnet host that runs functions.</summary>
    public string DotnetHost { get; init; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>
    /// The most items on a page of any list, however many the caller asks for; null for AWS's own maximum.
    /// </summary>
    public int? PageSize { get; init; }

    /// <summary>Lists begin with an empty page and a token, as Organizations may.</summary>
    public bool EmptyFirstPage { get; init; }

    /// <summary>
    /// Every event reaches every target of a rule twice, as EventBridge may deliver it more than once.
    /// </summary>
    public bool DuplicateEvents { get; init; }
}
