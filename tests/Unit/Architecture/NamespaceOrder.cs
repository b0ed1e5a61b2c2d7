using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>The order of a project's folders: each knows only those before it, above and to its left.</summary>
/// <param name="Folder">The project's folder, such as <c>local</c>.</param>
/// <param name="Root">Its root namespace, such as <c>Guardrails.Local</c>.</param>
/// <param name="Lines">
/// Folders in order. <c>Services/*</c> stands for every folder directly in Services, none of which knows another.
/// </param>
internal sealed record NamespaceOrder(string Folder, string Root, string Lines)
{
    /// <summary>
    /// The embedded organization: wire, tree, who may do what, calls, functions, templates, and last the services.
    /// </summary>
    public static readonly NamespaceOrder Local = new("local", "Guardrails.Local", """
        Wire
        Organization  Organization/File
        Authorization
        Calls
        Functions
        Deployment
        Services/*
        Services
        """);

    /// <summary>
    /// The domain: what everything may use, then language, controls, file, and last what is decided from them.
    /// </summary>
    public static readonly NamespaceOrder Core = new("core", "Guardrails.Core", """
        Ids  Names  Json  Frameworks
        Policies  Policies/Simulation
        Guardrails  Guardrails/Catalog
        Evidence  Controls  Controls/Catalog
        Packs
        Activity  Trails
        Incidents  Incidents/Catalog  Incidents/Alerts  Incidents/Ledger
        Organizations  Organizations/File
        Snapshots
        Placement
        Quarantine
        Roles  Roles/Deployment
        Setup
        Recheck
        Incidents/Messages  Incidents/Observers
        Reconciling  Usage  Usage/Replacement/Mapping  Usage/Replacement  Remediation  Decisions
        Planning/Trees  Planning/OwnCalls  Planning
        Quarantine/Proof
        Reporting
        Planning/Trees  Planning/OwnCalls  Planning
        Quarantine/Proof
        Reporting
        """);

    private readonly string[] _folders = Lines.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The place of a folder in the order, or null where it has none.</summary>
    public int? PlaceOf(string folder)
    {
        var place = Array.IndexOf(_folders, folder);
        if (place < 0 && folder.LastIndexOf('/') is > 0 and var slash)
            place = Array.IndexOf(_folders, folder[..slash] + "/*");
        return place < 0 ? null : place;
    }

    /// <summary>Tells if a folder may know another.</summary>
    public bool Allows(string folder, string other) => folder == other || PlaceOf(other) < PlaceOf(folder);

    /// <summary>The rule for a folder, as a message says it.</summary>
    public string RuleOf(string folder) => PlaceOf(folder) switch
    {
        null => $"{folder} has no place in the order of {Folder}",
        0 => $"{folder} is the first in the order of {Folder} and knows no other folder",
        { } place => $"{folder} knows only what stands before it in the order of {Folder}: "
            + $"{string.Join(", ", _folders[..place])}",
    };

    /// <summary>The namespace that belongs to a folder; the root's for an empty one.</summary>
    public string NamespaceOf(string folder) => folder.Length == 0 ? Root : $"{Root}.{folder.Replace('/', '.')}";
}
