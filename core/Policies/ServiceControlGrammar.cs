namespace Guardrails.Core.Policies;

/// <summary>The rules for a service control policy besides IAM's grammar.</summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html;
/// characters of a Sid:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html; operators, which are a
/// complete list, and keys:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html. The first page still
/// has a sentence that an Allow takes no single ARNs; its own table and the announcement have it otherwise:
/// https://aws.amazon.com/blogs/security/unlock-new-possibilities-aws-organizations-service-control-policy-now-supports-full-iam-language
/// </remarks>
internal static class ServiceControlGrammar
{
    /// <summary>Throws where a policy is outside the grammar.</summary>
    public static void Demand(PolicyNode policy) => Demand(policy, mayBeNewer: false);

    /// <summary>
    /// Throws where AWS would never have stored a policy. Operators, keys and wildcards may be newer than this version.
    /// </summary>
    public static void DemandStorable(PolicyNode policy) => Demand(policy, mayBeNewer: true);

    private static void Demand(PolicyNode policy, bool mayBeNewer)
    {
        var members = policy.Members("a service control policy", Elements.Version, Elements.Statement);
        if (!members.TryGetValue(Elements.Version, out var version))
            throw policy.Error($"a service control policy needs the Version {PolicyDocument.CurrentVersion}.");
        version.OneOf(PolicyDocument.CurrentVersion);
        if (!members.TryGetValue(Elements.Statement, out var statements))
            return;

        foreach (var statement in statements.Items())
            DemandStatement(statement, mayBeNewer);
    }

    private static void DemandStatement(PolicyNode statement, bool mayBeNewer)
    {
        string[] action = [Elements.Action, Elements.Name(Elements.Action, except: true)];
        string[] resource = [Elements.Resource, Elements.Name(Elements.Resource, except: true)];
        var members = statement.Members(
            "a statement of a service control policy",
            [Elements.Sid, Elements.Effect, .. action, .. resource, Elements.Condition]);

        if (!resource.Any(members.ContainsKey))
            throw statement.Error("a statement needs a Resource or a NotResource.");
        if (members.TryGetValue(Elements.Sid, out var sid) && !sid.Text().All(char.IsAsciiLetterOrDigit))
            throw sid.Error($"'{sid.Text()}' is no Sid: expected letters and digits only.");
        if (mayBeNewer)
            return;

        foreach (var element in action.Where(members.ContainsKey))
            DemandServices(members[element]);
        if (members.TryGetValue(Elements.Condition, out var conditions))
            DemandConditions(conditions);
    }

    // Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html: names of actions can
    // include wildcards.
    private static void DemandServices(PolicyNode actions)
    {
        foreach (var action in actions.Items())
        {
            var text = action.Text();
            if (text != "*" && Patterns.HasWildcards(text.Split(':')[0]))
                throw action.Error($"'{text}' has a wildcard in the service: wildcards are for the action's name.");
        }
    }

    private static void DemandConditions(PolicyNode conditions)
    {
        foreach (var (name, keys) in conditions.Members("operators and what they compare"))
        {
            if (!OperatorName.Of(name).IsKnown)
                throw keys.Error("there is no such operator.");
            foreach (var (key, values) in keys.Members("condition keys and their values"))
            {
                if (!key.Contains(':', StringComparison.Ordinal))
                    throw values.Error("expected a condition key as service:name.");
            }
        }
    }
}
