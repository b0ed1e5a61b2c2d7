namespace Guardrails.Core.Policies.Simulation;

/// <summary>A statement, prepared for many requests: whether it is about one, which every element must be.</summary>
internal sealed class StatementMatch
{
    private readonly PolicyStatement _statement;
    private readonly ActionMatch _actions;
    private readonly ResourceMatch? _resources;
    private readonly ConditionMatch[] _conditions;
    private readonly PolicyValue[] _withVariables;
    private string? _sha256;

    /// <param name="variables">True if the document's version has variables.</param>
    public StatementMatch(PolicyStatement statement, bool variables)
    {
        _statement = statement;
        _actions = new ActionMatch(statement.Actions);
        _resources = statement.Resources is null ? null : new ResourceMatch(statement.Resources, variables);
        _conditions = [.. statement.Conditions.Select(condition => new ConditionMatch(condition, variables))];
        _withVariables =
        [
            .. statement.Conditions.SelectMany(condition => condition.Values)
                .Concat(statement.Resources?.Values ?? [])
                .Select(value => new PolicyValue(value, variables))
                .Where(value => value.IsMalformed || value.FirstVariableAt is not null),
        ];
    }

    public Effect Effect => _statement.Effect;

    /// <summary>The hash of the statement, worked out when somebody asks for it.</summary>
    public string Sha256 => _sha256 ??= _statement.Sha256;

    /// <summary>
    /// For a service control, identity, session or task policy, which has no caller to match; for a trust or resource
    /// policy with one.
    /// </summary>
    public Truth Of(AccessRequest request, Caller? caller, bool ofResource)
    {
        // Most statements are about other actions: that is seen first.
        var truth = _actions.Of(request.Action);
        if (truth.IsNo)
            return truth;
        truth = truth.And(caller is null ? About(request) : ofResource ? About(request, caller) : About(caller));
        foreach (var condition in _conditions)
        {
            if (truth.IsNo)
                return truth;
            truth = truth.And(condition.Of(request));
        }

        return truth.IsYes && _withVariables.Length > 0 ? Valid(request) : truth;
    }

    // AWS: a variable that cannot be resolved "might cause the entire statement to be invalid". Where the statement is
    // not about the request anyhow, that changes nothing. Source:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
    private Truth Valid(AccessRequest request)
    {
        foreach (var value in _withVariables)
        {
            if (value.IsMalformed)
                return Truth.Unknown($"'{value.Value}' has something that begins like a policy variable and is none");
            foreach (var variable in value.Variables)
            {
                if (!ContextKeys.CanBeVariable(variable.Key, request.Action))
                    return Truth.Unknown(
                        $"'{value.Value}' has a policy variable, ${{{variable.Key}}}, that is no condition key");
            }
        }

        return Truth.Yes;
    }

    private Truth About(AccessRequest request)
    {
        if (_resources is null)
            return Truth.Unknown($"there is no Resource, which only a trust policy may lack");
        var covered = _resources.Of(request);
        return _statement.Principal is null
            ? covered
            : covered.And(Truth.Unknown($"there is a Principal, which only trust policies and resource policies have"));
    }

    private Truth About(AccessRequest request, Caller caller)
    {
        if (_statement.Principal is null || _resources is null)
            return Truth.Unknown($"a resource's policy has a Principal and a Resource");
        return PrincipalMatch.Of(_statement.Principal, caller).And(_resources.Of(request));
    }

    private Truth About(Caller caller)
    {
        if (_statement.Principal is null)
            return Truth.Unknown($"there is no Principal");
        var trusted = PrincipalMatch.Of(_statement.Principal, caller);
        return _resources is null
            ? trusted
            : trusted.And(Truth.Unknown($"there is a Resource, which a trust policy cannot have"));
    }
}
