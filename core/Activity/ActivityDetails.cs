using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>The parts of an event that each call fills in its own way, without the secrets of a session.</summary>
/// <remarks>
/// CloudTrail leaves out secret keys and passwords but not session tokens, and events are kept and shown.
/// </remarks>
/// <param name="Request">The parameters of the call.</param>
/// <param name="Answer">The elements of its response.</param>
/// <param name="Additional">Anything else that the service logs.</param>
/// <param name="Service">The details of an event that no call made.</param>
public sealed record ActivityDetails(
    JsonObject? Request, JsonObject? Answer, JsonObject? Additional, JsonObject? Service)
{
    private static readonly string[] Secrets = ["sessionToken", "secretAccessKey"];

    internal static ActivityDetails Read(EventJson detail)
    {
        return new(
            Part("requestParameters"),
            Part("responseElements"),
            Part("additionalEventData"),
            Part("serviceEventDetails"));

        JsonObject? Part(string name) => detail.OptionalObject(name)?.CopyWithout(Secrets);
    }

    /// <summary>
    /// Every text in them, at any depth, with the name of its property; those of a service event first.
    /// </summary>
    internal IEnumerable<(string Name, string Value)> Texts() =>
        new[] { Service, Additional, Answer, Request }
            .OfType<JsonObject>()
            .SelectMany(part => new EventJson(part, "details").TextsWithin());
}
