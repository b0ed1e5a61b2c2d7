using Amazon.CDK;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Recorder;

/// <summary>
/// The stack of the management account where accounts get AWS Config recorders from here: their StackSet.
/// </summary>
internal sealed class RecorderStack : Stack
{
    public RecorderStack(
        Construct scope, string id, StackProps props, OrganizationConfig config, ConfigRecorderBaseline baseline)
        : base(scope, id, props) =>
        new StackSetResource(
            this,
            "Recorder",
            DeployedNames.ConfigRecorder,
            RecorderDefinition.Description,
            ConfigRecorderRole.Members(config, baseline),
            RecorderDefinition.Template(config, ConfigRecorderRole.Of(config, baseline)));
}
