namespace Guardrails.Lambda.Runtime;

/// <summary>Reads what the template tells a function, and names what is missing or wrong, with the remedy.</summary>
/// <param name="variable">Looks a variable up; null where it is not set.</param>
/// <param name="stack">The stack whose template sets them.</param>
public sealed class EnvironmentReader(Func<string, string?> variable, string stack)
{
    /// <summary>A text that must be there.</summary>
    /// <exception cref="InvalidOperationException">It is not set.</exception>
    public string Text(string name) => variable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"The environment variable {name} is not set. Remedy: deploy stack {stack} again.");

    /// <summary>Texts that are separated by commas; none where the variable is not set.</summary>
    public IReadOnlyList<string> List(string name) =>
        variable(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A text that must be there and mean something.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="parse">Gives null for a text that means nothing.</param>
    /// <param name="accepted">Describes the texts that mean something.</param>
    /// <exception cref="InvalidOperationException">It is not set, or means nothing.</exception>
    public T Parsed<T>(string name, Func<string?, T?> parse, string accepted)
        where T : class => parse(Text(name)) ?? throw Wrong(name, accepted);

    /// <summary>A text that must mean something where it is set; null where it is not.</summary>
    /// <exception cref="InvalidOperationException">It means nothing.</exception>
    public T? ParsedIfSet<T>(string name, Func<string?, T?> parse, string accepted)
        where T : class => variable(name) is { Length: > 0 } ? Parsed(name, parse, accepted) : null;

    /// <summary>A list of which every text must mean something.</summary>
    /// <exception cref="InvalidOperationException">One means nothing.</exception>
    public IReadOnlyList<T> ParsedList<T>(string name, Func<string?, T?> parse, string accepted)
        where T : class => [.. List(name).Select(text => parse(text) ?? throw Wrong(name, accepted))];

    /// <summary>True or false.</summary>
    /// <exception cref="InvalidOperationException">It is not set, or neither.</exception>
    public bool Flag(string name) =>
        bool.TryParse(Text(name), out var flag) ? flag : throw Wrong(name, "true or false");

    private InvalidOperationException Wrong(string name, string accepted) =>
        new($"The environment variable {name} is '{variable(name)}': expected {accepted}.");
}
