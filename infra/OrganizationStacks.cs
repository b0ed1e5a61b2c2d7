using Amazon.CDK;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Infra.Activity;
using Guardrails.Infra.Detection;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;
using Guardrails.Infra.Organization;
using Guardrails.Infra.Recorder;
using Environment = Amazon.CDK.Environment;

namespace Guardrails.Infra;

/// <summary>The stacks of one organization, directly under the app: <c>cdk deploy --all</c> sees no stage (docs/adr/0001).</summary>
internal static class OrganizationStacks
{
    public static void Add(App app, OrganizationToDeploy organization, PublishedFunctions.All functions)
    {
        var config = organization.Config;

        const string management = DeployedNames.OrganizationStack;
        var prevents = new OrganizationStack(
            app,
            management,
            Props(management, "Guardrails in the management account: what prevents root credentials", config.ManagementAccount),
            organization,
            functions.OrganizationSetup);

        // Where no control applies nothing is evaluated.
        if (!ControlCatalog.ApplyIn(config.Partition))
            return;

        const string detection = DeployedNames.DetectionStack;
        var detects = new DetectionStack(
            app,
            detection,
            Props(detection, "Guardrails in the delegated administrator account: what detects root credentials", config.DelegatedAdministrator),
            organization,
            functions.RootPostureRule);

        detects.AddDependency(prevents);

        // AWS Config puts no rule into an account without a recorder.
        if (config.ConfigRecorder is { } baseline)
        {
            const string recorder = DeployedNames.RecorderStack;
            var records = new RecorderStack(
                app, recorder, Props(recorder, "Guardrails in the delegated administrator account: AWS Config recorders for accounts", config.DelegatedAdministrator), config, baseline);
            records.AddDependency(prevents);
            detects.AddDependency(records);
        }

        const string activity = DeployedNames.ActivityStack;
        var rechecks = new ActivityStack(
            app,
            activity,
            Props(activity, "Guardrails in the delegated administrator account: what evaluates an account at once", config.DelegatedAdministrator),
            organization,
            functions.RootRecheck);

        rechecks.AddDependency(detects);

        const string forwarders = DeployedNames.ForwardersStack;
        var forwards = new ForwardersStack(
            app,
            forwarders,
            Props(forwarders, "Guardrails in the management account: what forwards its events", config.ManagementAccount),
            organization);

        forwards.AddDependency(rechecks);

        StackProps Props(string name, string description, AccountId account) => new()
        {
            StackName = name,
            Description = description,
            Env = new Environment { Account = account.Value, Region = config.HomeRegion },
        };
    }
}
