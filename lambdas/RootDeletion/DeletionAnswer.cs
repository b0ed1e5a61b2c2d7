using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Core.Remediation;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.RootDeletion;

/// <summary>A deletion that was carried out, for whoever asked for it, and for the log.</summary>
/// <param name="Deleted">The credentials that are gone, in the order of their deletion.</param>
/// <param name="LeftBehind">
/// The virtual devices that were approved and protect nothing any more: no root session may delete their names.
/// </param>
internal sealed record DeletionAnswer(IReadOnlyList<RootCredential> Deleted, IReadOnlyList<string> LeftBehind)
{
    /// <summary>The answer.</summary>
    /// <param name="plan">The plan, which was carried out.</param>
    /// <param name="approval">The approval. A run before this one may have deleted a part of it.</param>
    public static DeletionAnswer Of(DeletionPlan plan, RemediationEntry.Approved approval) =>
        new(plan.Deletes, approval.LeftBehind);

    /// <summary>The form in which the caller gets it.</summary>
    public Stream ToStream() => new MemoryStream(Encoding.UTF8.GetBytes(Members().ToJsonString(PlainJson.OneLine)));

    /// <summary>Its members, which a line of the log has, too.</summary>
    public JsonObject Members() => new()
    {
        ["deleted"] = JsonLog.List(Deleted.Select(one => $"{one}")),
        ["leftBehind"] = JsonLog.List(LeftBehind),
    };
}
