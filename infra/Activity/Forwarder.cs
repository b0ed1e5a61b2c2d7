using System.Text.Json.Nodes;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Activity;

/// <summary>A rule that forwards events to the organization's bus, with what a template says of it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Pattern">What it forwards.</param>
internal sealed record Forwarder(ForwardingRule Rule, string Description, JsonObject Pattern)
{
    /// <summary>The state of a rule that hears reads, too, where it is not the ordinary one.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
    /// </remarks>
    public const string WithReads = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    /// <summary>The ordinary state.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>Its state.</summary>
    public string State => Rule.HearsReads ? WithReads : Enabled;

    /// <summary>The forwarders of every account and Region that is watched.</summary>
    public static IReadOnlyList<Forwarder> OfEveryAccount(OrganizationConfig config) =>
        [.. ForwardingRule.OfEveryAccount.Select(rule => Of(rule, config))];

    /// <summary>The forwarders of the management account.</summary>
    public static IReadOnlyList<Forwarder> OfManagementAccount(OrganizationConfig config) =>
        [.. ForwardingRule.OfManagementAccount(config.Detection.IsEverywhere).Select(rule => Of(rule, config))];

    private static Forwarder Of(ForwardingRule rule, OrganizationConfig config)
    {
        var (what, pattern) = rule.Name switch
        {
            DeployedNames.RootEventsRule => ("what an account's root user does", ForwardedEvents.RootEvents()),
            DeployedNames.OwnChangesRule => ("changes of what Guardrails deployed", ForwardedEvents.OwnChanges()),
            DeployedNames.RootReadsRule =>
                ("root users' sign-ins, sessions and reads", ForwardedEvents.RootReads(config)),
            DeployedNames.AccountHealthRule =>
                ("what AWS says of exposed credentials and root users", ForwardedEvents.AccountHealth()),
            DeployedNames.AccountMovedRule => ("which accounts joined or left", EventPatterns.MovedAccount(config)),
            DeployedNames.OrganizationChangesRule =>
                ("changes of policies and delegations", ForwardedEvents.OrganizationChanges()),
            _ => throw new ArgumentException($"Nothing says what {rule.Name} forwards.", nameof(rule)),
        };
        return new(rule, $"Forwards {what} to the event bus of Guardrails", pattern);
    }
}
