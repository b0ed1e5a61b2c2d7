using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>Service control policies, trees of them, and requests from below those trees.</summary>
internal sealed class OrganizationGenerator
{
    private readonly Dice dice;
    private readonly PatternGenerator patterns;
    private readonly ConditionGenerator conditions;

    public OrganizationGenerator(ulong seed)
    {
        dice = new Dice(seed);
        patterns = new PatternGenerator(dice);
        conditions = new ConditionGenerator(dice);
    }

    /// <summary>The levels from the root to an account: 1 to 5, each with 1 to 3 policies.</summary>
    public IReadOnlyList<GeneratedLevel> Path() => dice.Many(1, dice.Pick(2, 3, 5), Level);

    /// <summary>A policy, spelled in one of the ways in which the grammar lets it be spelled.</summary>
    public GeneratedPolicy Policy() => GeneratedPolicy.Read(new Spelling(dice).Of(Document().Render()));

    public PolicyDocument Document() =>
        new(dice.Many(1, dice.Pick(1, 2, 3), () => Statement(dice.Chance(75) ? Effect.Deny : Effect.Allow)));

    public PolicyStatement Statement(Effect effect)
    {
        // An allow that hardly ever fits would make nearly every answer an implicit deny.
        var actions = effect == Effect.Allow && dice.Chance(50) ? Patterns.Any : Some(_ => patterns.Action());
        return new(effect, actions, dice.Chance(50) ? Patterns.Any : Some(patterns.Resource))
        {
            Conditions = conditions.Conditions(),
        };
    }

    /// <summary>
    /// A request by a root user, an AssumeRoot session, a user or a role's session; what it knows of itself varies.
    /// </summary>
    public GeneratedRequest Request()
    {
        var (action, resources) = dice.Pick(Alphabet.Actions);

        // AWS sends a key once, whatever its case.
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in Alphabet.Keys.Where(_ => dice.Chance(55)))
            context[dice.Chance(5) ? patterns.InOtherCase(key.Name) : key.Name] =
                [.. dice.Many(1, key.Many ? 3 : 1, () => dice.Pick(key.Values)).Distinct()];

        var caller = dice.Pick("root", "root", "user/alice", "role/admin/Admin");
        var arn = $"arn:aws:iam::{Alphabet.Account}:{caller}";
        context.Remove("aws:AssumedRoot");
        if (caller == "root" && dice.Chance(50))
            context["aws:AssumedRoot"] = ["true"];
        if (dice.Chance(90))
            context["aws:PrincipalArn"] = [arn];
        return new(
            caller == "role/admin/Admin" ? $"arn:aws:sts::{Alphabet.Account}:assumed-role/Admin/session" : arn,
            new AccessRequest(dice.Chance(5) ? patterns.InOtherCase(action) : action, dice.Pick(resources), context));
    }

    public GeneratedLevel Level()
    {
        var policies = dice.Many(0, dice.Pick(1, 2), Policy).ToList();
        if (policies.Count == 0 || dice.Chance(68))
            policies.Insert(dice.Below(policies.Count + 1), GeneratedPolicy.FullAwsAccess);
        return new(policies);
    }

    private Patterns Some(Func<bool, string> one)
    {
        var except = dice.Chance(25);
        return new([.. dice.Many(1, 3, () => one(except)).Distinct()], except);
    }
}
