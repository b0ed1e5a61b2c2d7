using Amazon.CDK;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Activity;
using Guardrails.Infra.Detection;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;
using Guardrails.Infra.Ledger;
using Guardrails.Infra.Organization;
using Guardrails.Infra.Recorder;
using Guardrails.Infra.Remediation;
using Guardrails.Infra.Reporting;
using Environment = Amazon.CDK.Environment;

namespace Guardrails.Infra;

/// <summary>
/// The stacks of one organization, directly under the app: <c>cdk deploy --all</c> sees no stage (docs/adr/0001).
/// </summary>
internal static class OrganizationStacks
{
    public static void Add(App app, OrganizationToDeploy organization, PublishedFunctions functions)
    {
        var added = new Dictionary<string, Stack>(StringComparer.Ordinal);
        foreach (var definition in Of(app, organization, functions))
        {
            var stack = definition.Make(definition.Name, Props(definition, organization.Config));
            foreach (var earlier in definition.After.Where(added.ContainsKey))
                stack.AddDependency(added[earlier]);
            added.Add(definition.Name, stack);
        }
    }

    /// <summary>Every stack, after those that it depends on. The only list.</summary>
    private static IEnumerable<StackDefinition> Of(
        App app, OrganizationToDeploy organization, PublishedFunctions functions)
    {
        var config = organization.Config;
        yield return new(
            DeployedNames.OrganizationStack,
            "Guardrails in the management account: policies, the setup and, where accounts are watched, their roles",
            config.ManagementAccount,
            config.HomeRegion,
            After: [],
            (id, props) =>
                new OrganizationStack(app, id, props, organization, functions[DeployedFunction.OrganizationSetup]));

        if (!config.Detects)
            yield break;

        // The evaluator writes to it, and alarms of other stacks name its topics.
        yield return new(
            DeployedNames.LedgerStack,
            "Guardrails in the delegated administrator account: what remembers incidents and tells people",
            config.DelegatedAdministrator,
            config.HomeRegion,
            After: [DeployedNames.OrganizationStack],
            (id, props) => new LedgerStack(app, id, props, config, functions));

        if (config.ConfigRecorder is { } baseline)
        {
            yield return new(
                DeployedNames.RecorderBucketStack,
                "Guardrails in the delegated administrator account: where AWS Config recorders deliver",
                config.DelegatedAdministrator,
                config.DetectionRegion,
                After: [DeployedNames.OrganizationStack],
                (id, props) => new RecorderBucketStack(app, id, props, config));

            // AWS Config tries the bucket when a delivery channel is created.
            yield return new(
                DeployedNames.RecorderStack,
                "Guardrails in the management account: AWS Config recorders for accounts",
                config.ManagementAccount,
                config.HomeRegion,
                After: [DeployedNames.RecorderBucketStack],
                (id, props) => new RecorderStack(app, id, props, config, baseline));
        }

        // A role's name is taken in every Region of its account, and a stack's is not. In the home Region the roles
        // stand beside all others, and none is left behind where the rules were (docs/adr/0016).
        if (config.DetectsElsewhere)
        {
            yield return new(
                DeployedNames.DetectionRolesStack,
                "Guardrails in the delegated administrator account: the roles of what detects in another Region",
                config.DelegatedAdministrator,
                config.HomeRegion,
                After: [DeployedNames.OrganizationStack],
                (id, props) => new DetectionRolesStack(app, id, props, config));
        }

        // AWS Config puts no rule into an account without a recorder, and nothing is read in one without a role.
        yield return new(
            DeployedNames.DetectionStack,
            "Guardrails in the delegated administrator account: what detects root credentials",
            config.DelegatedAdministrator,
            config.DetectionRegion,
            After:
            [
                DeployedNames.OrganizationStack, DeployedNames.LedgerStack, DeployedNames.RecorderStack,
                DeployedNames.DetectionRolesStack,
            ],
            (id, props) =>
                new DetectionStack(app, id, props, organization, functions[DeployedFunction.RootPostureRule]));

        yield return new(
            DeployedNames.ActivityStack,
            "Guardrails in the delegated administrator account: what hears of an account and evaluates it at once",
            config.DelegatedAdministrator,
            config.HomeRegion,
            After: [DeployedNames.DetectionStack],
            (id, props) => new ActivityStack(app, id, props, config, functions));

        // Not after the rules: `cdk destroy` of a stack takes those along that come after it, the rules are destroyed
        // when they move to another Region, and the bucket's name stays taken. The aggregator is needed at run time.
        yield return new(
            DeployedNames.ReportingStack,
            "Guardrails in the delegated administrator account: the daily report, its bucket and the dashboard",
            config.DelegatedAdministrator,
            config.HomeRegion,
            After: [DeployedNames.LedgerStack],
            (id, props) =>
                new ReportingStack(app, id, props, config, functions[DeployedFunction.ComplianceReport]));

        // Its schedule asks at once: the roles that it assumes stand before it.
        if (config.Remediates)
        {
            yield return new(
                DeployedNames.RemediationStack,
                "Guardrails in the delegated administrator account: what removes root keys",
                config.DelegatedAdministrator,
                config.HomeRegion,
                After: [DeployedNames.OrganizationStack, DeployedNames.LedgerStack],
                (id, props) => new RemediationStack(app, id, props, config, functions));
        }

        yield return new(
            // Last: a rule's target is checked against the bus when it is made.
            DeployedNames.ForwardersStack,
            "Guardrails in the management account: what forwards root events of every account",
            config.ManagementAccount,
            config.HomeRegion,
            After: [DeployedNames.ActivityStack],
            (id, props) => new ForwardersStack(app, id, props, config));
    }

    private static StackProps Props(StackDefinition definition, OrganizationConfig config) => new()
    {
        StackName = definition.Name,

        // The policies that protect the deploy's own roles name them by this qualifier.
        Synthesizer = new DefaultStackSynthesizer(new DefaultStackSynthesizerProps
        {
            Qualifier = config.BootstrapQualifier,
        }),
        Description = definition.Description,
        Env = new Environment { Account = definition.Account.Value, Region = definition.Region },
    };
}
