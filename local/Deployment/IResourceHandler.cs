using System.Text.Json.Nodes;

namespace Guardrails.Local.Deployment;

/// <summary>Creates and updates resources of one type, by the AWS calls that CloudFormation would make.</summary>
internal interface IResourceHandler
{
    /// <summary>The type, such as <c>AWS::IAM::Role</c>.</summary>
    string Type { get; }

    /// <summary>
    /// Reads every property first, then calls. Runs only when the resource is new or its properties changed.
    /// </summary>
    Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation);
}

/// <summary>The state of a resource after a change.</summary>
/// <param name="PhysicalId">The value of Ref.</param>
/// <param name="Attributes">The values of Fn::GetAtt.</param>
internal sealed record ResourceOutcome(string PhysicalId, JsonObject Attributes)
{
    /// <summary>A resource without attributes.</summary>
    public static ResourceOutcome Of(string physicalId) => new(physicalId, []);
}
