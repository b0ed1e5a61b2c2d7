namespace Guardrails.Core.Policies;

/// <summary>Whether an operator speaks of all values of a key, of any, or of the only one.</summary>
internal enum SetOperator
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>An operator's name as written, taken apart.</summary>
/// <param name="Set">The set operator before the colon.</param>
/// <param name="Name">The operator itself, such as <c>StringLike</c>.</param>
/// <param name="IfExists">Whether it ends in <c>IfExists</c>.</param>
internal readonly record struct OperatorName(SetOperator Set, string Name, bool IfExists)
{
    private const string Suffix = "IfExists";

    /// <summary>Whether AWS documents it: <c>Null</c> takes neither set operator nor suffix.</summary>
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
