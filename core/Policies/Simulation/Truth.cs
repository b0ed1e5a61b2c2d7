namespace Guardrails.Core.Policies.Simulation;

/// <summary>True, false, or unknown for a reason.</summary>
/// <param name="Value">Null where it cannot be told.</param>
/// <param name="Reason">The reason why it cannot be told; text is made of it only when somebody reads it.</param>
internal readonly record struct Truth(bool? Value, FormattableString? Reason = null)
{
    public static Truth Yes => new(true);
    public static Truth No => new(false);

    public static Truth Unknown(FormattableString reason) => new(null, reason);

    public static Truth Of(bool value) => new(value);

    public bool IsYes => Value == true;

    public bool IsNo => Value == false;

    public bool IsUnknown => Value is null;

    public Truth Not() => Value is { } value ? Of(!value) : this;

    /// <summary>Yes where both are, no where one is not, whatever else is unknown.</summary>
    public Truth And(Truth other) => IsNo || other.IsYes ? this : other.IsNo || IsYes ? other : this;

    /// <summary>Yes where one is, whatever else is unknown; no where none is.</summary>
    public Truth Or(Truth other) => IsYes || other.IsNo ? this : other.IsYes || IsNo ? other : this;
}
