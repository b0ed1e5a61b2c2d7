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

/// <summary>What a resource became.</summary>
/// <param name="PhysicalId">What Ref gives.</param>
/// <param name="Attributes">What Fn::GetAtt gives.</param>
internal sealed record ResourceOutcome(string PhysicalId, JsonObject Attributes)
{
    /// <summary>A resource without attributes.</summary>
    public static ResourceOutcome Of(string physicalId) => new(physicalId, []);
}
