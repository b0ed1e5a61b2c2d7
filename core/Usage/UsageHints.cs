using Guardrails.Core.Activity;

namespace Guardrails.Core.Usage;

/// <summary>Collects hints from the calls of a key.</summary>
internal static class UsageHints
{
    /// <summary>The hints, by kind; of each kind the commonest first.</summary>
    public static IReadOnlyList<UsageHint> Of(IReadOnlyList<KeyCall> calls)
    {
        var texts = new Dictionary<RootActivity, IReadOnlyList<(HintKind, string)>>(ReferenceEqualityComparer.Instance);
        var found = new Dictionary<(HintKind Kind, string Text), (int Count, List<string> EventIds)>();
        foreach (var call in calls)
        {
            if (!texts.TryGetValue(call.Activity, out var own))
                texts[call.Activity] = own = [.. TextsOf(call.Activity).Distinct()];
            foreach (var hint in own)
            {
                var (count, ids) = found.GetValueOrDefault(hint, (0, []));
                if (ids.Count < UsageHint.MostEventIds)
                    ids.Add(call.EventId);
                found[hint] = (count + 1, ids);
            }
        }

        return
        [
            .. found
                .Select(one => new UsageHint(
                    one.Key.Kind,
                    one.Key.Text,
                    one.Key.Kind == HintKind.Agent ? AgentMeaning.Of(one.Key.Text) : null,
                    one.Value.Count,
                    one.Value.EventIds))
                .OrderBy(hint => hint.Kind)
                .ThenByDescending(hint => hint.Count)
                .ThenBy(hint => hint.Text, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(HintKind Kind, string Text)> TextsOf(RootActivity activity)
    {
        var caller = activity.Caller.Require();
        var request = activity.Details.Request;
        return new (HintKind Kind, string? Text)[]
        {
            (HintKind.Address, activity.Origin.Address),
            (HintKind.Agent, activity.Origin.Agent),
            (HintKind.VpcEndpoint, activity.Origin.VpcEndpointId),
            (HintKind.InvokedBy, caller.InvokedBy),
            (HintKind.SessionName, activity.Name == "GetFederationToken" ? RequestTags.Text(request, "name") : null),
        }
            .Concat(activity.Resources.Select(resource => (Kind: HintKind.Resource, Text: resource.Arn)))
            .Concat(RequestTags.Of(request).Select(tag => (Kind: HintKind.Tag, Text: (string?)tag)))
            .Where(hint => !string.IsNullOrEmpty(hint.Text))
            .Select(hint => (hint.Kind, hint.Text!));
    }
}
