using System.Collections.Concurrent;

namespace Guardrails.Local.Organization;

/// <summary>
/// Everything besides the tree that is kept of an organization, and the parts offered to others, by type.
/// </summary>
internal sealed class Parts
{
    private readonly ConcurrentDictionary<Type, object> _kept = [];
    private readonly Dictionary<Type, object> _offered = [];

    /// <summary>The part of that type, made when it is first asked for.</summary>
    public T Of<T>()
        where T : class, new() => (T)_kept.GetOrAdd(typeof(T), _ => new T());

    /// <summary>Adds a part that others find by its type.</summary>
    public void Offer<T>(T part)
        where T : class
    {
        if (!_offered.TryGetValue(typeof(T), out var parts))
            _offered[typeof(T)] = parts = new List<T>();
        ((List<T>)parts).Add(part);
    }

    /// <summary>Every part of that type that was offered, in the order in which it was.</summary>
    public IReadOnlyList<T> All<T>()
        where T : class => _offered.TryGetValue(typeof(T), out var parts) ? (List<T>)parts : [];
}
