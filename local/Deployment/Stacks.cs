using Guardrails.Local.Organization;

namespace Guardrails.Local.Deployment;

/// <summary>Every stack that was deployed.</summary>
internal sealed class Stacks
{
    private readonly Dictionary<string, Stack> _byKey = [];

    /// <summary>The stack of that name in an account and Region; a new one where there is none.</summary>
    public Stack FindOrAdd(World world, string name, string accountId, string region)
    {
        var key = $"{accountId}/{region}/{name}";
        if (!_byKey.TryGetValue(key, out var stack))
        {
            var id = $"arn:{world.Partition}:cloudformation:{region}:{accountId}:stack/{name}/"
                + $"{world.Next("stack"):00000000}-0000-4000-8000-000000000000";
            _byKey[key] = stack = new(name, accountId, region, id);
        }

        return stack;
    }
}
