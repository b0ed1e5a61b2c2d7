namespace Guardrails.Core.Controls;

/// <summary>An interval at which AWS Config can run a rule.</summary>
/// <param name="Name">AWS Config's word for it, such as <c>TwentyFour_Hours</c>.</param>
/// <param name="RunsADay">The number of evaluations in a day.</param>
/// <remarks>Source: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html</remarks>
public sealed record EvaluationFrequency(string Name, int RunsADay)
{
    /// <summary>Once a day.</summary>
    public static readonly EvaluationFrequency Daily = new("TwentyFour_Hours", 1);

    /// <summary>Every interval, shortest first.</summary>
    public static readonly IReadOnlyList<EvaluationFrequency> All =
        [new("One_Hour", 24), new("Three_Hours", 8), new("Six_Hours", 4), new("Twelve_Hours", 2), Daily];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
