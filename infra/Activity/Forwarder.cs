using System.Text.Json.Nodes;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Activity;

/// <summary>A rule that forwards events to the organization's bus.</summary>
/// <param name="Id">Its logical id in a template.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Pattern">What it forwards.</param>
internal sealed record Forwarder(string Id, string Name, string Description, JsonObject Pattern)
{
    /// <summary>The state of a rule that hears reads, too, where it is not the ordinary one.</summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
    /// </remarks>
    public const string WithReads = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    /// <summary>The ordinary state.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>Its state.</summary>
    public string State { get; init; } = Enabled;

    /// <summary>The forwarders of every account and Region that is watched.</summary>
    public static IReadOnlyList<Forwarder> OfEveryAccount(OrganizationConfig config) =>
    [
        new("Rule", DeployedNames.RootEventsRule, ForwarderTemplate.Description, ForwardedEvents.RootEvents()),
        new(
            "OwnChanges",
            DeployedNames.OwnChangesRule,
            "Forwards changes of what Guardrails deployed to the event bus of Guardrails",
            ForwardedEvents.OwnChanges()),
        new(
            "RootReads",
            DeployedNames.RootReadsRule,
            "Forwards root users' sign-ins, sessions and reads to the event bus of Guardrails",
            ForwardedEvents.RootReads(config))
        {
            State = WithReads,
        },
        new(
            "AccountHealth",
            DeployedNames.AccountHealthRule,
            "Forwards what AWS says of exposed credentials and root users to the event bus of Guardrails",
            ForwardedEvents.AccountHealth()),
    ];

    /// <summary>The forwarders of the management account alone.</summary>
    public static IReadOnlyList<Forwarder> OfManagementAccount(OrganizationConfig config) =>
    [
        new(
            "AccountMoved",
            DeployedNames.AccountMovedRule,
            "Forwards which accounts joined or left to the event bus of Guardrails",
            EventPatterns.MovedAccount(config)),
        new(
            "OrganizationChanges",
            DeployedNames.OrganizationChangesRule,
            "Forwards changes of policies and delegations to the event bus of Guardrails",
            ForwardedEvents.OrganizationChanges()),
    ];
}
