using System.Text.Json.Serialization;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Demo;

/// <summary>The removal of an account's root keys, as far as it went in the demo.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stage">The stage that it reached, in words.</param>
/// <param name="KeysLeft">The root keys that are still there.</param>
/// <param name="Steps">What happened, in order.</param>
internal sealed record DemoRemoval(
    AccountId Account, string Name, string Stage, int KeysLeft, IReadOnlyList<RemovalStep> Steps)
{
    /// <summary>That stage, by which the demo's promises are judged.</summary>
    [JsonIgnore]
    public Stage? Reached { get; private init; }

    /// <summary>The removal that reached a stage.</summary>
    public static DemoRemoval Of(
        AccountId account, string name, Stage reached, int keysLeft, IReadOnlyList<RemovalStep> steps) =>
        new(account, name, reached.Words, keysLeft, steps) { Reached = reached };
}

/// <summary>A step of a removal.</summary>
/// <param name="At">The time (UTC).</param>
/// <param name="What">What happened, as a sentence.</param>
internal sealed record RemovalStep(DateTimeOffset At, string What);

/// <summary>The removals of the demo.</summary>
/// <param name="Unused">That of a key that nothing uses.</param>
/// <param name="Used">That of a key that a program uses.</param>
/// <param name="OwnApproval">The answer to the person who started it and would approve it, too.</param>
/// <param name="StarterMayApprove">True where that was recorded.</param>
/// <param name="Permissions">The permissions of the role that replaces the used key, a sentence each.</param>
internal sealed record DemoRemovals(
    DemoRemoval Unused,
    DemoRemoval Used,
    string OwnApproval,
    [property: JsonIgnore] bool StarterMayApprove,
    IReadOnlyList<string> Permissions);
