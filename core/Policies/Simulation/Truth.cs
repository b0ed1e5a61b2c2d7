namespace Guardrails.Core.Policies;

/// <summary>True, false, or unknown for a reason.</summary>
/// <param name="Value">Null where it cannot be told.</param>
/// <param name="Reason">Why it cannot be told.</param>
internal readonly record struct Truth(bool? Value, string Reason = "")
{
    public static readonly Truth Yes = new(true);
    public static readonly Truth No = new(false);

    public static Truth Unknown(string reason) => new(null, reason);

    public static Truth Of(bool value) => value ? Yes : No;

    public bool IsYes => Value == true;

    public bool IsNo => Value == false;

    public bool IsUnknown => Value is null;

    public Truth Not() => Value is null ? this : Of(!Value.Value);

    /// <summary>Yes where all are, no where one is not, whatever else is unknown.</summary>
    public static Truth All(IEnumerable<Truth> truths) => First(truths, decisive: false);

    /// <summary>Yes where one is, whatever else is unknown; no where none is.</summary>
    public static Truth Any(IEnumerable<Truth> truths) => First(truths, decisive: true);

    private static Truth First(IEnumerable<Truth> truths, bool decisive)
    {
        Truth? unknown = null;
        foreach (var truth in truths)
        {
            if (truth.Value == decisive)
                return truth;
            if (truth.IsUnknown)
                unknown ??= truth;
        }

        return unknown ?? Of(!decisive);
    }
}
