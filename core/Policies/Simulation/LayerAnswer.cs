namespace Guardrails.Core.Policies.Simulation;

/// <summary>The answer of one layer to a request. Text is made of it only when somebody reads it.</summary>
/// <param name="Decision">The answer itself.</param>
/// <param name="Match">The statement that made it say so; none where nothing allows.</param>
internal readonly record struct LayerAnswer(PolicyLayer Layer, Decision Decision, Match Match)
{
    /// <summary>The statement that decided, or whose effect cannot be told.</summary>
    public DecidingStatement? By => Match.Policy is { } policy ? new(Layer.Name, policy.Name, Match.Name) : null;

    /// <summary>One sentence.</summary>
    public string Explain(string action) => Decision switch
    {
        Decision.ImplicitlyDenied => $"None of the {Layer.Name} allows {action}.",
        Decision.CannotTell when Match.Policy?.Unreadable is { } why =>
            $"Cannot tell what {Match.Policy.Name} ({Layer.Name}) says to {action}: "
                + $"{why.TrimEnd('.')}.",
        Decision.CannotTell => $"Cannot tell whether {By} {Verb} {action}: {Match.Truth.Reason}.",
        _ when Match.Policy is null => $"None of the {Layer.Name} denies {action}.",
        _ => $"{By} {Verb} {action}.",
    };

    private string Verb => Match.Denies ? "denies" : "allows";
}
