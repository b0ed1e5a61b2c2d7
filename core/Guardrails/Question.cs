using Guardrails.Core.Ids;

namespace Guardrails.Core.Guardrails;

/// <summary>An act about which a plan asks, for every account, whether somebody may do it.</summary>
/// <param name="Name">Its name for machines, such as <c>rootCreatesKey</c>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Column">Its name at the head of a narrow column.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Steps">
/// The actions it takes, all of which must be allowed, each with the ARN it is done to; <c>PARTITION</c>, <c>REGION</c>
/// and <c>ACCOUNT</c> stand for those.
/// </param>
/// <remarks>
/// Resource types: the service authorization reference,
/// https://docs.aws.amazon.com/service-authorization/latest/reference/.
/// </remarks>
public sealed record Question(
    string Name, string Title, string Column, Actor Actor, IReadOnlyList<(string Action, string Resource)> Steps)
{
    /// <summary>The account's root user.</summary>
    public const string Root = "arn:PARTITION:iam::ACCOUNT:root";

    /// <summary>The task policy of the central root session that it takes; null where it takes none.</summary>
    public string? TaskPolicy { get; init; }

    /// <summary>True where the root user has to sign in to do it.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>True where it means something: some partitions have no root users, or none that sign in.</summary>
    public bool AppliesIn(Partition partition) => (Actor, NeedsSignIn) switch
    {
        (Actor.Administrator or Actor.ServiceLinkedRole, _) => true,
        (_, true) => partition.WhyNoRootSignIn is null,
        _ => partition.WhyNoRootUsers is null,
    };
}
