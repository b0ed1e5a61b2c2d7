namespace Guardrails.Core.Policies.Simulation;

/// <summary>Policies that have one say together: a deny among them denies, otherwise one of them must allow.</summary>
/// <param name="Kind">The kind of policies, such as <c>service control policies</c>.</param>
/// <param name="Node">The node they are attached to; null where that says nothing.</param>
internal readonly record struct PolicyLayer(string Kind, string? Node, IReadOnlyList<NamedPolicy> Policies)
{
    /// <summary>Tells whether they only take away, so that nothing among them must allow.</summary>
    public bool OnlyDenies { get; init; }

    /// <summary>The caller that a trust policy or a resource's policy must name; null for other policies.</summary>
    public Caller? Caller { get; init; }

    /// <summary>
    /// Tells whether they are a resource's policies, whose statements name a resource besides the caller.
    /// </summary>
    public bool OfResource { get; init; }

    /// <summary>The layer's name in answers.</summary>
    public string Name => Node is null ? Kind : $"{Kind} at {Node}";

    /// <summary>Answers a request for the layer.</summary>
    public LayerAnswer Decide(AccessRequest request)
    {
        Match mayDeny = default, allow = default;
        for (var number = 0; number < Policies.Count; number++)
        {
            var policy = Policies[number];
            if (policy.Unreadable is { } why)
            {
                var unread = new Match(policy, Match.Unread, Truth.Unknown($"{why}"));
                mayDeny = mayDeny.Or(unread);
                allow = allow.Or(unread);
                continue;
            }

            var statements = PreparedStatements.Of(policy.Document);
            for (var index = 0; index < statements.Length; index++)
            {
                // One statement that allows for certain is enough.
                var denies = statements[index].Effect == Effect.Deny;
                if (!denies && (allow.Truth.IsYes || OnlyDenies))
                    continue;
                var truth = Of(policy, statements[index], request);
                if (truth.IsNo)
                    continue;
                var finding = new Match(policy, index, truth);
                if (!denies)
                    allow = allow.Or(finding);
                else if (truth.IsYes)
                    return new(this, Decision.ExplicitlyDenied, finding);
                else
                    mayDeny = mayDeny.Or(finding);
            }
        }

        return Decide(mayDeny, allow);
    }

    /// <summary>
    /// The statements whose effect cannot be told and could change the answer, where the layer's answer cannot be told.
    /// </summary>
    public IReadOnlyList<UndecidedStatement> Undecided(AccessRequest request)
    {
        var matches = Matches(request).ToList();
        var allowed = OnlyDenies || matches.Exists(match => match.Truth.IsYes && !match.Denies);
        var layer = this;
        return
        [
            .. from match in matches
               where match.Truth.IsUnknown && (match.Denies || !allowed)
               select new UndecidedStatement(new LayerAnswer(layer, Decision.CannotTell, match), request.Action),
        ];
    }

    private IEnumerable<Match> Matches(AccessRequest request)
    {
        foreach (var policy in Policies)
        {
            if (policy.Unreadable is { } why)
                yield return new(policy, Match.Unread, Truth.Unknown($"{why}"));
            var statements = PreparedStatements.Of(policy.Document);
            for (var index = 0; index < statements.Length; index++)
                yield return new(policy, index, Of(policy, statements[index], request));
        }
    }

    private Truth Of(NamedPolicy policy, StatementMatch statement, AccessRequest request)
    {
        var truth = statement.Of(request, Caller, OfResource);
        return truth.IsYes && policy.Doubt is { } doubt ? Truth.Unknown($"{doubt}") : truth;
    }

    // Nothing denies for certain. What cannot be told matters only where something allows, perhaps.
    private LayerAnswer Decide(in Match mayDeny, in Match allow)
    {
        if (!OnlyDenies && allow.Policy is null)
            return new(this, Decision.ImplicitlyDenied, default);
        if (mayDeny.Policy is not null)
            return new(this, Decision.CannotTell, mayDeny);
        return new(this, allow.Truth.IsUnknown && !OnlyDenies ? Decision.CannotTell : Decision.Allowed, allow);
    }
}

/// <summary>A statement that is about a request, or may be; the default is none.</summary>
/// <param name="Statement">Its index in the policy, or <see cref="Unread"/>.</param>
/// <param name="Truth">Yes or unknown.</param>
internal readonly record struct Match(NamedPolicy? Policy, int Statement, Truth Truth)
{
    /// <summary>The index where the policy cannot be read.</summary>
    public const int Unread = -1;

    /// <summary>Tells whether it denies.</summary>
    public bool Denies => Statement == Unread || Policy!.Document.Statements[Statement].Effect == Effect.Deny;

    /// <summary>The statement's Sid, or its number from 1.</summary>
    public string Name =>
        Statement == Unread
            ? "?"
            : Policy!.Document.Statements[Statement].Sid is { Length: > 0 } sid ? sid : $"{Statement + 1}";

    /// <summary>The hash of the statement, or of the policy's text where it cannot be read.</summary>
    public string Sha256 =>
        Statement == Unread
            ? CanonicalStatement.Sha256(Policy!.UnreadText)
            : PreparedStatements.Of(Policy!.Document)[Statement].Sha256;

    /// <summary>The first, unless the other is certain and it is not.</summary>
    public Match Or(in Match other) => Policy is null || (Truth.IsUnknown && other.Truth.IsYes) ? other : this;
}
