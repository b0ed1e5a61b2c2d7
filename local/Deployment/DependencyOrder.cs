namespace Guardrails.Local.Deployment;

/// <summary>Puts things after what they depend on, otherwise in the order given.</summary>
internal static class DependencyOrder
{
    public static IReadOnlyList<string> Sort(IReadOnlyList<string> ids, Func<string, IEnumerable<string>> dependencies)
    {
        var sorted = new List<string>(ids.Count);
        var open = new List<string>();
        foreach (var id in ids)
            Visit(id);
        return sorted;

        void Visit(string id)
        {
            if (sorted.Contains(id))
                return;
            if (open.Contains(id))
            {
                throw new DeployException(
                    $"circular dependency: {string.Join(" -> ", open.SkipWhile(other => other != id))} -> {id}.");
            }

            open.Add(id);
            foreach (var dependency in dependencies(id))
                Visit(dependency);
            open.Remove(id);
            sorted.Add(id);
        }
    }
}
