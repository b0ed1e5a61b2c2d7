namespace Guardrails.Core.Policies;

/// <summary>The values of a key that an operator speaks of: all, any, or the only one.</summary>
internal enum SetOperator
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>An operator's name as written, taken apart.</summary>
/// <param name="Set">The set operator before the colon.</param>
/// <param name="Name">The operator itself, such as <c>StringLike</c>.</param>
/// <param name="IfExists">True if it ends in <c>IfExists</c>.</param>
internal readonly record struct OperatorName(SetOperator Set, string Name, bool IfExists)
{
    private const string Suffix = "IfExists";

    /// <summary>Tells whether AWS documents it: <c>Null</c> takes neither set operator nor suffix.</summary>
    public bool IsKnown =>
        Name == ConditionOperators.Null
            ? Set == SetOperator.None && !IfExists
            : ConditionOperators.Find(Name) is not null;

    public static OperatorName Of(string written)
    {
        var name = written;
        var set = Take(ref name, SetOperator.ForAllValues)
            ?? Take(ref name, SetOperator.ForAnyValue)
            ?? SetOperator.None;
        var ifExists = name.EndsWith(Suffix, StringComparison.Ordinal);
        return new(set, ifExists ? name[..^Suffix.Length] : name, ifExists);
    }

    private static SetOperator? Take(ref string name, SetOperator set)
    {
        var prefix = $"{set}:";
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        name = name[prefix.Length..];
        return set;
    }
}
