using System.Text.Json.Nodes;
using Guardrails.Core.Planning;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Tests.Unit.Guardrails;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>A policy as it is before our simulator and, rendered once, before the judge.</summary>
internal sealed record GeneratedPolicy(PolicyDocument Document)
{
    public static readonly GeneratedPolicy FullAwsAccess = new(GuardrailTests.FullAwsAccess);

    public JsonNode Json { get; private init; } = Document.Render();

    /// <summary>A policy as somebody wrote it: we parse it, the judge reads the same.</summary>
    public static GeneratedPolicy Read(JsonNode json) =>
        new(PolicyDocument.ParseServiceControl(json.ToJsonString())) { Json = json };
}

/// <summary>One level of a tree.</summary>
internal sealed record GeneratedLevel(IReadOnlyList<GeneratedPolicy> Policies)
{
    public GeneratedLevel With(GeneratedPolicy another) => new([.. Policies, another]);
}

/// <summary>A request and who sends it.</summary>
internal sealed record GeneratedRequest(string Principal, AccessRequest Asked);

/// <summary>A tree and a request from below it.</summary>
internal sealed record GeneratedCase(IReadOnlyList<GeneratedLevel> Path, GeneratedRequest Request)
{
    /// <summary>Our simulator's answer.</summary>
    public Decision Ours() => Ask(Path);

    /// <summary>
    /// The same as far as it can be compared: where nothing allows, we say so without asking whether a deny that cannot
    /// be told makes the implicit deny an explicit one.
    /// </summary>
    public Decision Compared()
    {
        var ours = Ours();
        return ours == Decision.ImplicitlyDenied
            && Ask([.. Path.Select(level => level.With(GeneratedPolicy.FullAwsAccess))]) == Decision.CannotTell
            ? Decision.CannotTell
            : ours;
    }

    private Decision Ask(IReadOnlyList<GeneratedLevel> path) => PolicySimulator.ServiceControl(
        [.. path.Select((level, depth) => new PolicyLevel(
            $"level {depth}",
            [.. level.Policies.Select((policy, index) => new NamedPolicy($"policy {index}", policy.Document))]))],
        Request.Asked).Decision;

    public IamCase Judged() => new(Request.Principal, Request.Asked.Action, Request.Asked.Resource)
    {
        Context = Request.Asked.Context,
        ResourceAccount = Alphabet.Account,
        Path = [.. Path.Select(level => level.Policies.Select(policy => policy.Json).ToArray())],
    };

    public override string ToString() => string.Join('\n',
    [
        $"{Request.Principal} asks {Request.Asked.Action} on {Request.Asked.Resource}",
        .. Request.Asked.Context.Select(entry => $"  {entry.Key} = {string.Join(", ", entry.Value)}"),
        .. Path.SelectMany(
            (level, depth) => level.Policies.Select(policy => $"  level {depth}: {policy.Document.Minified()}")),
    ]);
}
