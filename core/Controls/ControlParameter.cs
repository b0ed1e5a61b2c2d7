using System.Globalization;
using System.Text.Json.Nodes;

namespace Guardrails.Core.Controls;

/// <summary>Something that an organization can set of a control. In a Config rule every value is text.</summary>
/// <param name="Name">Its name, in the organization's file and in the rule's parameters.</param>
/// <param name="Description">One sentence for the person who writes the file.</param>
public abstract record ControlParameter(string Name, string Description)
{
    /// <summary>Its value where nobody set it.</summary>
    public abstract string DefaultValue { get; }

    /// <summary>The values that it takes, in words.</summary>
    public abstract string Accepted { get; }

    /// <summary><see cref="DefaultValue"/> as the organization file writes it.</summary>
    public abstract JsonNode DefaultJson { get; }

    /// <summary>True for a value that it takes.</summary>
    public abstract bool Accepts(string value);
}

/// <summary>A whole number.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Least">The least that it takes.</param>
/// <param name="Most">The most that it takes.</param>
/// <param name="Normal">Its value where nobody set it.</param>
public sealed record NumberParameter(string Name, string Description, int Least, int Most, int Normal)
    : ControlParameter(Name, Description)
{
    /// <inheritdoc/>
    public override string DefaultValue => Normal.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override JsonNode DefaultJson => Normal;

    /// <inheritdoc/>
    public override string Accepted => $"a whole number from {Least} to {Most}";

    /// <inheritdoc/>
    public override bool Accepts(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least
            && number <= Most;
}

/// <summary>One of some names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Choices">The names; the first one where nobody set it.</param>
public sealed record ChoiceParameter(string Name, string Description, IReadOnlyList<string> Choices)
    : ControlParameter(Name, Description)
{
    /// <inheritdoc/>
    public override string DefaultValue => Choices[0];

    /// <inheritdoc/>
    public override JsonNode DefaultJson => DefaultValue;

    /// <inheritdoc/>
    public override string Accepted => string.Join(", ", Choices);

    /// <inheritdoc/>
    public override bool Accepts(string value) => Choices.Contains(value, StringComparer.Ordinal);
}
