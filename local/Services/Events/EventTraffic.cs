using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Events;

/// <summary>
/// Puts events on buses and takes those that match to the rules' targets, with the rights that EventBridge has there.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html</remarks>
internal static class EventTraffic
{
    public const string ServicePrincipal = "events.amazonaws.com";

    /// <summary>An event arrives: whatever rules match it now will have it delivered.</summary>
    /// <remarks>
    /// A call that only reads reaches a rule alone whose state asks for it, on the sender's bus and on the receiver's:
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
    /// </remarks>
    public static void Put(World world, EventBus bus, JsonObject @event)
    {
        var reads = @event["detail"] is JsonObject detail && detail["readOnly"] is JsonValue flag
            && flag.TryGetValue<bool>(out var readOnly) && readOnly;
        foreach (var rule in bus.Rules.Values
            .Where(rule => rule.Enabled && (rule.HearsReads || !reads) && rule.Pattern?.Matches(@event) == true))
        {
            foreach (var target in rule.Targets.Values)
            {
                world.Of<EventsState>().Deliveries.Enqueue(new(rule, target, @event));
                if (world.Options.DuplicateEvents)
                    world.Of<EventsState>().Deliveries.Enqueue(new(rule, target, @event));
            }
        }
    }

    /// <summary>EventBridge takes the role of a target.</summary>
    public static Principal Assume(World world, EventRule rule, string roleArn) =>
        RoleAssumption.ByService(world, roleArn, ServicePrincipal, "EventBridge", SourceOf(rule)).Principal;

    /// <summary>Delivers, or remembers why not. What AWS is not allowed to deliver it does not try again.</summary>
    /// <remarks>Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html</remarks>
    public static void Deliver(World world, EventDelivery delivery)
    {
        lock (world.Gate)
        {
            if (Try(world, delivery, delivery.Target.Arn, () => ToTarget(world, delivery)))
                return;
            if (delivery.Target.DeadLetterArn is { } deadLetter)
                Try(world, delivery, deadLetter, () => ToQueue(world, delivery, deadLetter));
        }
    }

    private static bool Try(World world, EventDelivery delivery, string target, Action deliver)
    {
        try
        {
            deliver();
            return true;
        }
        catch (AwsError error)
        {
            Decisions.Refused(
                world,
                delivery.Rule.AccountId,
                $"EventBridge could not deliver an event of {delivery.Rule.Arn} to {target}: {error.Message}");
            return false;
        }
    }

    private static void ToTarget(World world, EventDelivery delivery)
    {
        if (delivery.Target.RoleArn is { } role)
            ToBus(world, delivery, role);
        else
            ToQueue(world, delivery, delivery.Target.Arn);
    }

    private static void ToBus(World world, EventDelivery delivery, string roleArn)
    {
        var (rule, target) = (delivery.Rule, delivery.Target.Arn);
        var parts = target.Split(':');
        var origin = (string)delivery.Event["account"]!;
        if (origin != rule.AccountId && parts[4] != rule.AccountId)
        {
            throw new AwsError(
                "ValidationException",
                $"it came from account {origin}, "
                + "and an event that came from another account does not go on to a third.");
        }

        var call = Call.By(world, Assume(world, rule, roleArn), parts[3]);
        var permission = new RequiredPermission("events:PutEvents", target)
            .With("events:source", (string)delivery.Event["source"]!)
            .With("events:detail-type", (string)delivery.Event["detail-type"]!);
        Authorizer.Demand(call, permission);
        var bus = world.Of<EventsState>().Find(target)
            ?? throw new AwsError("ResourceNotFoundException", $"event bus {target} does not exist.");
        ResourcePolicies.DemandPrincipal(call, permission, bus.Policy);
        Put(world, bus, delivery.Event);
    }

    private static void ToQueue(World world, EventDelivery delivery, string queueArn) =>
        world.The<IQueues>().SendByService(
            queueArn, ServicePrincipal, SourceOf(delivery.Rule), delivery.Event.ToJsonString());

    private static Dictionary<string, IReadOnlyList<string>> SourceOf(EventRule rule) => new()
    {
        ["aws:SourceArn"] = [rule.Arn],
        ["aws:SourceAccount"] = [rule.AccountId],
    };
}
