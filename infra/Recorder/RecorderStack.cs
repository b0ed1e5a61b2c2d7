using Amazon.CDK;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Infra.Accounts;

namespace Guardrails.Infra.Recorder;

/// <summary>What lives in the delegated administrator account where accounts get AWS Config recorders from here: the recorders' bucket and their StackSet.</summary>
internal sealed class RecorderStack : Stack
{
    public RecorderStack(Construct scope, string id, StackProps props, OrganizationConfig config, ConfigRecorderBaseline baseline)
        : base(scope, id, props)
    {
        var definition = new RecorderDefinition(config);
        var bucket = new RecorderBucket(this, "Delivery", config, definition);
        var recorder = new AccountStackSet(
            this, "Recorder", DeployedNames.ConfigRecorder, RecorderDefinition.Description, baseline.Targets.Select(target => target.Value), [config.HomeRegion], definition.Template());

        // AWS Config tries the bucket when a delivery channel is created.
        recorder.Resource.AddDependency(bucket.Policy);
    }
}
