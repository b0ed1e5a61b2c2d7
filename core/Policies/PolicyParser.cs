using System.Buffers;
using System.Text.Json;

namespace Guardrails.Core.Policies;

/// <summary>IAM's grammar, read strictly: what stands in a policy and is not understood could be what denies.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal static class PolicyParser
{
    private static readonly SearchValues<char> ServiceCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-*?");

    private static readonly SearchValues<char> NoNameCharacters = SearchValues.Create(" \t\r\n${}:");

    /// <summary>Parses a policy of any kind.</summary>
    /// <param name="json">The text.</param>
    /// <param name="demand">Throws where it is no policy of the kind that is asked for.</param>
    public static PolicyDocument Parse(string json, Action<PolicyNode>? demand = null)
    {
        try
        {
            // An editor's byte-order mark is no part of the text.
            using var parsed = JsonDocument.Parse(json.AsMemory(json is ['\uFEFF', ..] ? 1 : 0));
            var root = new PolicyNode(parsed.RootElement, "$");
            demand?.Invoke(root);
            return Document(root);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape sequence that is no character, which only reading the string shows.
            throw new FormatException($"$: not JSON: {error.Message}", error);
        }
    }

    private static PolicyDocument Document(PolicyNode node)
    {
        var members = node.Members("a policy", Elements.Version, Elements.Id, Elements.Statement);
        if (!members.TryGetValue(Elements.Statement, out var statements))
            throw node.Error("a policy needs a Statement.");

        return new PolicyDocument(Statements(statements))
        {
            Version = members.TryGetValue(Elements.Version, out var version)
                ? version.OneOf(PolicyDocument.CurrentVersion, "2008-10-17")
                : null,
            Id = members.TryGetValue(Elements.Id, out var id) ? id.Text() : null,
        };
    }

    private static List<PolicyStatement> Statements(PolicyNode node)
    {
        var statements = new List<PolicyStatement>();
        foreach (var item in node.Items())
        {
            var statement = Statement(item);
            if (statement.Sid is not (null or "") && statements.Any(other => other.Sid == statement.Sid))
                throw item.Error($"the Sid '{statement.Sid}' appears twice in this policy.");
            statements.Add(statement);
        }

        return statements;
    }

    private static PolicyStatement Statement(PolicyNode node)
    {
        var members = node.Members(
            "a statement",
            Elements.Sid, Elements.Effect,
            Elements.Principal, Elements.Name(Elements.Principal, except: true),
            Elements.Action, Elements.Name(Elements.Action, except: true),
            Elements.Resource, Elements.Name(Elements.Resource, except: true),
            Elements.Condition);

        var effect = members.TryGetValue(Elements.Effect, out var allowOrDeny)
            ? allowOrDeny.OneOf(nameof(Effect.Allow), nameof(Effect.Deny))
            : throw node.Error("a statement needs an Effect.");
        var actions = EitherOf(node, members, Elements.Action)
            ?? throw node.Error("a statement needs an Action or a NotAction.");
        var resources = EitherOf(node, members, Elements.Resource);
        var principal = EitherOf(node, members, Elements.Principal);

        return new PolicyStatement(
            Enum.Parse<Effect>(effect),
            Values(actions, Action),
            resources is null ? null : Values(resources.Value, Resource))
        {
            Sid = members.TryGetValue(Elements.Sid, out var sid) ? sid.Text() : null,
            Principal = principal is null ? null : Principal(principal.Value),
            Conditions = members.TryGetValue(Elements.Condition, out var conditions) ? Conditions(conditions) : [],
        };
    }

    private static (PolicyNode Node, bool Except)? EitherOf(
        PolicyNode statement,
        IReadOnlyDictionary<string, PolicyNode> members,
        string element)
    {
        var hasPlain = members.TryGetValue(element, out var plain);
        var hasExcept = members.TryGetValue(Elements.Name(element, except: true), out var except);
        if (hasPlain && hasExcept)
            throw statement.Error($"a statement has {element} or {Elements.Name(element, except: true)}, never both.");
        return hasPlain ? (plain, false) : hasExcept ? (except, true) : null;
    }

    private static Patterns Values((PolicyNode Node, bool Except) element, Func<PolicyNode, string> value) =>
        new([.. element.Node.Items().Select(value)], element.Except);

    // A policy variable stands nowhere in it. Whether the service can have wildcards AWS does not say: the simulator
    // says so, too.
    private static string Action(PolicyNode node)
    {
        var action = node.Text();
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var isAction = colon > 0 && colon < action.Length - 1
            && action.AsSpan(0, colon).IndexOfAnyExcept(ServiceCharacters) < 0
            && action.AsSpan(colon + 1).IndexOfAny(NoNameCharacters) < 0;
        return action == "*" || isAction
            ? action
            : throw node.Error($"'{action}' is no action: expected * or service:action.");
    }

    private static string Resource(PolicyNode node)
    {
        var resource = node.Text();
        return resource == "*" || resource.StartsWith("arn:", StringComparison.Ordinal)
            ? resource
            : throw node.Error($"'{resource}' is no resource: expected * or an ARN.");
    }

    private static PrincipalElement Principal((PolicyNode Node, bool Except) element)
    {
        if (element.Node.Json.ValueKind == JsonValueKind.String)
        {
            element.Node.OneOf("*");
            return PrincipalElement.Everybody with { Except = element.Except };
        }

        PrincipalKind[] kinds =
            [PrincipalKind.AWS, PrincipalKind.Service, PrincipalKind.Federated, PrincipalKind.CanonicalUser];
        var members = element.Node.Members("a principal", [.. kinds.Select(kind => kind.ToString())]);
        if (members.Count == 0)
            throw element.Node.Error("expected at least one principal.");
        return new PrincipalElement(
            [
                .. from member in members
                from item in member.Value.Items()
                select new PrincipalEntry(Enum.Parse<PrincipalKind>(member.Key), item.Text()),
            ],
            element.Except);
    }

    // Operators stay text: what the simulator does not know it says so about, and a newer operator is no error
    // of the document.
    private static List<PolicyCondition> Conditions(PolicyNode node) =>
    [
        .. from byOperator in node.Members("operators and what they compare")
           from key in Keys(byOperator.Value)
           select new PolicyCondition(byOperator.Key, key.Key, [.. key.Value.Items().Select(item => item.Scalar())]),
    ];

    // Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html (Duplicate
    // keys with different case)
    private static OrderedDictionary<string, PolicyNode> Keys(PolicyNode node)
    {
        var keys = node.Members("condition keys and their values");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in keys)
        {
            if (!seen.Add(key))
                throw value.Error("appears twice, in different case.");
        }

        return keys;
    }
}
