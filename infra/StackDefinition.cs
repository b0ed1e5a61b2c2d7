using Amazon.CDK;
using Guardrails.Core.Ids;

namespace Guardrails.Infra;

/// <summary>One stack of an organization.</summary>
/// <param name="Name">The stack's name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Account">The account that it is deployed to.</param>
/// <param name="Region">The Region that it is deployed to.</param>
/// <param name="After">The names of the stacks that are deployed before it, where they are deployed at all.</param>
/// <param name="Make">Makes it under the app.</param>
internal sealed record StackDefinition(
    string Name,
    string Description,
    AccountId Account,
    string Region,
    IReadOnlyList<string> After,
    Func<string, StackProps, Stack> Make);
