namespace Guardrails.Core.Policies.Simulation;

/// <summary>A value of a policy: text, wildcards, and, in the current version of the language, variables.</summary>
internal sealed class PolicyValue
{
    private readonly List<object> _parts = [];

    /// <param name="value">The value as written.</param>
    /// <param name="variables">
    /// True if the document's version has variables; before 2012-10-17 they are plain text.
    /// </param>
    public PolicyValue(string value, bool variables)
    {
        Value = value;
        var start = 0;
        for (int open; variables && (open = value.IndexOf(Variable.Start, start, StringComparison.Ordinal)) >= 0;)
        {
            Add(PatternText.Pattern(value[start..open]));
            var close = value.IndexOf(Variable.End, open);
            var inBraces = close < 0 ? "" : value[(open + Variable.Start.Length)..close];
            if (Variable.IsEscape(inBraces))
            {
                Add(PatternText.Literal(inBraces));
            }
            else if (Variable.TryParse(inBraces, out var variable))
            {
                FirstVariableAt ??= open;
                _parts.Add(variable);
            }
            else
            {
                IsMalformed = true;
                return;
            }

            start = close + 1;
        }

        Add(PatternText.Pattern(value[start..]));
    }

    /// <summary>The value as written.</summary>
    public string Value { get; }

    /// <summary>Tells whether it has something that begins like a variable and is none.</summary>
    public bool IsMalformed { get; }

    /// <summary>The place in the value where the first variable begins; null where there is none.</summary>
    public int? FirstVariableAt { get; }

    /// <summary>The text where no variable is in it.</summary>
    public PatternText Text => Filled(static _ => PatternText.Literal(""));

    /// <summary>The text with each variable replaced.</summary>
    public PatternText Filled(Func<Variable, PatternText> with)
    {
        var text = PatternText.Literal("");
        foreach (var part in _parts)
            text += part is Variable variable ? with(variable) : (PatternText)part;
        return text;
    }

    /// <summary>The variables, in their order.</summary>
    public IEnumerable<Variable> Variables => _parts.OfType<Variable>();

    private void Add(PatternText text)
    {
        if (text.Text.Length > 0)
            _parts.Add(text);
    }
}
