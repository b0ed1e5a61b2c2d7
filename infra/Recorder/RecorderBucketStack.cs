using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Recorder;

/// <summary>The stack of the delegated administrator account with the bucket that recorders deliver to.</summary>
internal sealed class RecorderBucketStack : Stack
{
    public RecorderBucketStack(Construct scope, string id, StackProps props, OrganizationConfig config)
        : base(scope, id, props) =>
        new RecorderBucket(this, "Delivery", config);
}
