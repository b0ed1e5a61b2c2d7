using System.Text.Json.Nodes;

namespace Guardrails.Tests.Synth;

public sealed class EveryTemplate(Synthesis synthesis)
{
    /// <summary>Actions for which IAM knows nothing smaller than the account or the organization.</summary>
    private static readonly string[] WithoutResources =
    [
        "account:ListRegions",
        "cloudformation:ActivateOrganizationsAccess",
        "cloudformation:DescribeOrganizationsAccess",
        "cloudtrail:DescribeTrails",
        "cloudtrail:LookupEvents",
        "config:DescribeConfigRules",
        "config:PutEvaluations",
        "dynamodb:ListStreams",
        "iam:EnableOrganizationsRootCredentialsManagement",
        "iam:EnableOrganizationsRootSessions",
        "iam:GenerateCredentialReport",
        "iam:GetAccountSummary",
        "iam:GetCredentialReport",
        "iam:ListOrganizationsFeatures",
        "iam:ListVirtualMFADevices",
        "organizations:DescribeOrganization",
        "organizations:EnableAWSServiceAccess",
        "organizations:ListAWSServiceAccessForOrganization",
        "organizations:ListAccounts",
        "organizations:ListDelegatedAdministrators",
        "organizations:ListPolicies",
        "organizations:ListRoots",
    ];

    private IEnumerable<CloudAssembly> Assemblies => synthesis.All;

    [Fact]
    public async Task StackSets_run_from_the_management_account_and_are_delegated_to_nobody()
    {
        CloudAssembly[] assemblies = [.. Assemblies, await synthesis.RecorderAsync];
        foreach (var assembly in assemblies)
        {
            var organization = assembly.Organization;
            var setup = organization.OfType("Custom::GuardrailsOrganizationSetup").Single().Properties;
            Roles.Texts(setup["DelegatedServices"]).ShouldAllBe(service => !service.Contains("stacksets"));
            foreach (var stackSet in assembly.Resources.Where(one => one.Type == "AWS::CloudFormation::StackSet"))
            {
                stackSet.Stack.Environment.ShouldBe(organization.Environment, stackSet.LogicalId);
                stackSet.Text("CallAs").ShouldBe("SELF");
            }

            assembly.Stacks.ShouldAllBe(stack => !stack.Template.ToJsonString().Contains("\"DELEGATED_ADMIN\""));
        }
    }

    [Fact]
    public void Every_function_runs_on_dotnet10_and_arm64_with_its_assembly_for_a_handler()
    {
        var functions = Assemblies.SelectMany(assembly => assembly.Resources)
            .Where(resource => resource.Type == "AWS::Lambda::Function").ToList();

        functions.Count.ShouldBe(21);
        foreach (var function in functions)
        {
            function.Text("Runtime").ShouldBe("dotnet10");
            Roles.Texts(function.Properties["Architectures"]).ShouldBe(["arm64"]);
            function.Text("FunctionName").ShouldBe("Guardrails" + function.Text("Handler"));
        }
    }

    [Fact]
    public void Every_functions_code_is_an_asset_that_holds_its_handler()
    {
        foreach (var assembly in Assemblies)
        {
            foreach (var function in assembly.Resources.Where(resource => resource.Type == "AWS::Lambda::Function"))
            {
                var hash = Path.GetFileNameWithoutExtension(function.Properties["Code"]!["S3Key"]!.GetValue<string>());
                var folder = Path.Combine(assembly.Folder, "asset." + hash);

                File.Exists(Path.Combine(folder, function.Text("Handler") + ".dll")).ShouldBeTrue(folder);
                File.Exists(Path.Combine(folder, function.Text("Handler") + ".runtimeconfig.json"))
                    .ShouldBeTrue(folder);
                Directory.EnumerateFiles(folder, "*.pdb").ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Every_function_writes_to_a_log_group_of_its_own_that_forgets()
    {
        foreach (var stack in Assemblies.SelectMany(assembly => assembly.Stacks))
        {
            foreach (var function in stack.OfType("AWS::Lambda::Function"))
            {
                var target = Resource.Target(function.Properties["LoggingConfig"]!["LogGroup"]);
                var logs = stack.OfType("AWS::Logs::LogGroup").Single(group => group.LogicalId == target);

                logs.Text("LogGroupName").ShouldBe("/guardrails/" + function.Text("Handler"));
                logs.Properties["RetentionInDays"]!.GetValue<int>().ShouldBe(365);
            }
        }
    }

    [Fact]
    public void No_role_allows_a_pattern_of_actions()
    {
        foreach (var statement in AllStatements())
        {
            statement.ContainsKey("NotAction").ShouldBeFalse(statement.ToJsonString());
            Roles.Texts(statement["Action"]).ShouldAllBe(action => !action.Contains('*') && !action.Contains('?'));
        }
    }

    [Fact]
    public void Roles_name_whole_arns_wherever_iam_knows_resources()
    {
        foreach (var statement in AllStatements())
        {
            var actions = Roles.Texts(statement["Action"]);
            foreach (var resource in Roles.Texts(statement["Resource"]))
            {
                if (resource == "*")
                    actions.ShouldBeSubsetOf(WithoutResources, statement.ToJsonString());
                else
                    IsWholeArn(resource).ShouldBeTrue(statement.ToJsonString());
            }
        }
    }

    /// <summary>
    /// An ARN without a wildcard, but for what nobody can know before: log streams, accounts, rules, the account of a
    /// role or root user, and the Region and name of the organization's trails.
    /// </summary>
    private static bool IsWholeArn(string resource)
    {
        var known = resource.EndsWith(":log-stream:*", StringComparison.Ordinal) ? resource[..^1]
            : resource.Contains(":organizations::")
                && resource.Contains(":account/")
                && resource.EndsWith("/*", StringComparison.Ordinal) ? resource[..^1]
            : resource.Contains(":iam::*:role/Guardrails", StringComparison.Ordinal)
                ? resource.Replace("::*:", "::123456789012:")
            : resource.EndsWith(":*:config-rule/aws-service-rule/*", StringComparison.Ordinal)
                ? resource.Replace(":*:", ":123456789012:")[..^1]
            : resource.Contains(":cloudtrail:*:", StringComparison.Ordinal)
                && resource.EndsWith(":trail/*", StringComparison.Ordinal)
                ? resource.Replace(":*:", ":us-east-1:")[..^1]
            // AWS makes the ids of units, policies, aggregators, keys, streams and people's roles.
            : resource.Contains(":ou/o-", StringComparison.Ordinal)
                && resource.EndsWith("/ou-*", StringComparison.Ordinal) ? resource[..^1]
            : resource.EndsWith(":key/*", StringComparison.Ordinal)
                || resource.EndsWith("/service_control_policy/p-*", StringComparison.Ordinal)
                || resource.EndsWith(":config-aggregator/config-aggregator-*", StringComparison.Ordinal)
                || resource.EndsWith(":table/GuardrailsLedger/stream/*", StringComparison.Ordinal)
                || resource.EndsWith("/reports/*", StringComparison.Ordinal)
                || (resource.EndsWith(":role/*", StringComparison.Ordinal)
                    && !resource.Contains("*:role", StringComparison.Ordinal))
                    ? resource[..^1]
            : resource.EndsWith(":iam::*:root", StringComparison.Ordinal) ? resource.Replace("::*:", "::123456789012:")
            : resource;
        return known.Split(':').Length >= 6 && !known.Contains('*');
    }

    [Fact]
    public void No_role_trusts_everybody_or_a_whole_account()
    {
        var trusts = AllRoles().SelectMany(role => role["AssumeRolePolicyDocument"]!["Statement"]!.AsArray())
            .Select(statement => statement!);
        foreach (var statement in trusts)
        {
            var principal = statement["Principal"].ShouldBeOfType<JsonObject>();
            if (principal.ContainsKey("AWS"))
                statement["Condition"]!["ArnEquals"]!["aws:PrincipalArn"]!.GetValue<string>().Split(":role/")[1]
                    .ShouldBeOneOf("GuardrailsRootPostureRule", "GuardrailsRootRecheck", "GuardrailsRootRemediation");
            else
                principal["Service"]!.GetValue<string>()
                    .ShouldBeOneOf("lambda.amazonaws.com", "config.amazonaws.com", "events.amazonaws.com");
        }
    }

    [Fact]
    public void Nothing_comes_from_cdk_itself_but_its_check_of_the_bootstrap_version()
    {
        foreach (var template in Assemblies.SelectMany(assembly => assembly.Stacks).Select(stack => stack.Template))
        {
            template["Parameters"]!.AsObject().Select(parameter => parameter.Key).ShouldBe(["BootstrapVersion"]);
            template["Resources"]!.AsObject()
                .ShouldAllBe(resource => !resource.Value!.AsObject().ContainsKey("Metadata"));
        }
    }

    private IEnumerable<JsonObject> AllRoles() => Assemblies.SelectMany(assembly =>
        assembly.Resources.Where(resource => resource.Type == "AWS::IAM::Role").Select(role => role.Properties)
            .Concat(assembly.Detects
                ? new[] { assembly.StackSetTemplate, assembly.ForwarderTemplate }.SelectMany(Roles.In)
                : []));

    private IEnumerable<JsonObject> AllStatements() => AllRoles().SelectMany(Roles.Statements);
}
