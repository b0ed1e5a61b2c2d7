using System.Diagnostics.CodeAnalysis;

namespace Guardrails.Core.Activity;

/// <summary>A part of an event: either its value or a description of what is wrong with it.</summary>
/// <remarks>
/// An event with one bad part is still worth keeping, so the bad part is an error only for readers who need it.
/// </remarks>
public sealed record Stated<T> where T : notnull
{
    private readonly T? _value;

    internal Stated(T? value, string? problem) => (_value, Problem) = (value, problem);

    /// <summary>The fault and its place, or null where there is none.</summary>
    public string? Problem { get; }

    /// <summary>The value.</summary>
    /// <exception cref="FormatException">There is none; the message is <see cref="Problem"/>.</exception>
    public T Require() => Problem is null ? _value! : throw new FormatException(Problem);

    /// <summary>Gives the value where there is one.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value)
    {
        value = _value;
        return Problem is null;
    }
}

/// <summary>Reads parts of events that may be bad.</summary>
internal static class Stated
{
    /// <summary>Keeps what a reader returns, or the message of its <see cref="FormatException"/>.</summary>
    public static Stated<T> Of<T>(Func<T> read) where T : notnull
    {
        try
        {
            return new(read(), problem: null);
        }
        catch (FormatException exception)
        {
            return new(default, exception.Message);
        }
    }
}
