namespace Guardrails.Core.Policies;

/// <summary>What one layer says to a request. Text is made of it only when somebody reads it.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Decision">What it says.</param>
/// <param name="Finding">The statement that made it say so; none where nothing allows.</param>
internal readonly record struct LayerAnswer(PolicyLayer Layer, Decision Decision, Finding Finding)
{
    /// <summary>The statement that decided, or whose say cannot be told.</summary>
    public DecidingStatement? By => Finding.Policy is { } policy ? new(Layer.Name, policy.Name, Finding.Name) : null;

    /// <summary>One sentence.</summary>
    public string Explain(string action) => Decision switch
    {
        Decision.ImplicitlyDenied => $"None of the {Layer.Name} allows {action}.",
        Decision.CannotTell when Finding.Policy?.Unreadable is { } why => $"Cannot tell what {Finding.Policy.Name} ({Layer.Name}) says to {action}: {why.TrimEnd('.')}.",
        Decision.CannotTell => $"Cannot tell whether {By} {Verb} {action}: {Finding.Truth.Reason}.",
        _ when Finding.Policy is null => $"None of the {Layer.Name} denies {action}.",
        _ => $"{By} {Verb} {action}.",
    };

    private string Verb => Finding.Denies ? "denies" : "allows";
}
