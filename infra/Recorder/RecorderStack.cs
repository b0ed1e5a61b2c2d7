using Amazon.CDK;
using Constructs;
using Guardrails.Core.Organizations;

namespace Guardrails.Infra.Recorder;

/// <summary>What lives in the delegated administrator account where accounts get AWS Config recorders from here: the recorders' bucket and their StackSet.</summary>
internal sealed class RecorderStack : Stack
{
    public RecorderStack(Construct scope, string id, StackProps props, OrganizationConfig config, ConfigRecorderBaseline baseline)
        : base(scope, id, props)
    {
        var definition = new RecorderDefinition(config);
        var bucket = new RecorderBucket(this, "Delivery", config, definition);
        new RecorderStackSet(this, "Recorder", config, baseline, definition, after: bucket.Policy);
    }
}
