namespace Guardrails.Core.Policies.Simulation;

/// <summary>
/// A value that is worked out of a record once, for speed. It is no part of the record's value: equality ignores it,
/// and a copy made by <c>with</c> works out its own.
/// </summary>
/// <typeparam name="TOwner">The record.</typeparam>
/// <typeparam name="T">The type of the value.</typeparam>
internal struct Cached<TOwner, T> : IEquatable<Cached<TOwner, T>>
    where TOwner : class
{
    private Known? _known;

    /// <summary>The value, worked out at the first call; threads that meet there work out the same.</summary>
    public T Of(TOwner owner, Func<TOwner, T> workOut)
    {
        if (_known is not { } value || !ReferenceEquals(value.Owner, owner))
            _known = value = new Known(owner, workOut(owner));
        return value.Value;
    }

    public readonly bool Equals(Cached<TOwner, T> other) => true;

    public override readonly bool Equals(object? obj) => obj is Cached<TOwner, T>;

    public override readonly int GetHashCode() => 0;

    // One object, so that no thread sees the one member without the other.
    private sealed record Known(TOwner Owner, T Value);
}
