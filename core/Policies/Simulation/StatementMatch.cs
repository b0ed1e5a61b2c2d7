namespace Guardrails.Core.Policies.Simulation;

/// <summary>A statement, prepared for many requests: whether it is about one, which every element must be.</summary>
internal sealed class StatementMatch
{
    private readonly PolicyStatement statement;
    private readonly ActionMatch actions;
    private readonly ResourceMatch? resources;
    private readonly ConditionMatch[] conditions;

    /// <param name="statement">The statement.</param>
    /// <param name="variables">Whether the document's version has variables.</param>
    public StatementMatch(PolicyStatement statement, bool variables)
    {
        this.statement = statement;
        actions = new ActionMatch(statement.Actions);
        resources = statement.Resources is null ? null : new ResourceMatch(statement.Resources, variables);
        conditions = [.. statement.Conditions.Select(condition => new ConditionMatch(condition, variables))];
    }

    public Effect Effect => statement.Effect;

    /// <summary>
    /// For a service control, identity, session or task policy, which has no caller to match; for a trust or resource
    /// policy with one.
    /// </summary>
    public Truth Of(AccessRequest request, Caller? caller, bool ofResource)
    {
        // Most statements are about other actions: that is seen first.
        var truth = actions.Of(request.Action);
        if (truth.IsNo)
            return truth;
        truth = truth.And(caller is null ? About(request) : ofResource ? About(request, caller) : About(caller));
        foreach (var condition in conditions)
        {
            if (truth.IsNo)
                return truth;
            truth = truth.And(condition.Of(request));
        }

        return truth;
    }

    private Truth About(AccessRequest request)
    {
        if (resources is null)
            return Truth.Unknown($"there is no Resource, which only a trust policy may lack");
        var covered = resources.Of(request);
        return statement.Principal is null
            ? covered
            : covered.And(Truth.Unknown($"there is a Principal, which only trust policies and resource policies have"));
    }

    private Truth About(AccessRequest request, Caller caller)
    {
        if (statement.Principal is null || resources is null)
            return Truth.Unknown($"a resource's policy has a Principal and a Resource");
        return PrincipalMatch.Of(statement.Principal, caller).And(resources.Of(request));
    }

    private Truth About(Caller caller)
    {
        if (statement.Principal is null)
            return Truth.Unknown($"there is no Principal");
        var trusted = PrincipalMatch.Of(statement.Principal, caller);
        return resources is null ? trusted : trusted.And(Truth.Unknown($"there is a Resource, which a trust policy cannot have"));
    }
}
