namespace Guardrails.Local.Wire;

/// <summary>One thing that is wrong with a request, in AWS's words.</summary>
/// <param name="Path">The member.</param>
/// <param name="Value">Its value; null where it is absent.</param>
/// <param name="Reason">AWS Organizations' word for it.</param>
/// <param name="Must">What the member must do.</param>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPolicies.html</remarks>
internal sealed record InputFault(string Path, object? Value, string Reason, string Must)
{
    /// <summary>A member that must be there, and is not.</summary>
    public static InputFault Absent(string path) => new(path, Value: null, "INPUT_REQUIRED", "not be null");

    /// <summary>The sentence.</summary>
    public override string ToString() =>
        $"Value {(Value is null ? "" : $"'{Value}' ")}at '{Path}' failed to satisfy constraint: Member must {Must}";
}
