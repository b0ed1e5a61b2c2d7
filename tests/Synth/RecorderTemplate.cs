using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Tests.Synth;

/// <summary>AWS Config recorders for accounts that have none.</summary>
public sealed class RecorderTemplate(Synthesis synthesis) : IAsyncLifetime
{
    private const string Recorders = "arn:aws:iam::*:role/GuardrailsConfigRecorder";
    private const string BucketArn = "arn:aws:s3:::guardrails-config-222222222222-us-east-1";

    private CloudAssembly _assembly = null!;

    private Stack Stack => _assembly.Stacks.Single(stack => stack.Name == "Guardrails-RecorderBucket");

    private Stack Manager => _assembly.Stacks.Single(stack => stack.Name == "Guardrails-Recorders");

    private JsonObject StackSet => Manager.OfType("AWS::CloudFormation::StackSet").ShouldHaveSingleItem().Properties;

    private JsonObject Inner => JsonNode.Parse(StackSet["TemplateBody"]!.GetValue<string>())!["Resources"]!.AsObject();

    public async ValueTask InitializeAsync() => _assembly = await synthesis.RecorderAsync;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Is_not_there_unless_the_file_asks_for_it()
    {
        foreach (var other in synthesis.All)
        {
            other.Stacks.ShouldAllBe(stack => !stack.Name.StartsWith("Guardrails-Recorder"));
            Setup(other).Properties.ContainsKey("ConfigRecorder").ShouldBeFalse();
            other.Stacks.ShouldAllBe(stack => !stack.Template.ToJsonString().Contains("GuardrailsConfigRecorder"));
        }
    }

    [Fact]
    public void Recorders_come_from_the_management_account_after_their_bucket_and_before_the_rules()
    {
        Stack.Environment.ShouldBe("aws://222222222222/us-east-1");
        Manager.Environment.ShouldBe("aws://111111111111/us-east-1");
        // The setup may refuse them.
        Stack.DependsOn.ShouldContain(_assembly.Organization.Artifact);
        Manager.DependsOn.ShouldContain(Stack.Artifact);
        _assembly.Detection.DependsOn.ShouldContain(Manager.Artifact);
        Setup(_assembly).Properties["ConfigRecorder"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Reaches_the_accounts_of_its_units_now_and_later_and_one_that_refuses_stops_no_other()
    {
        StackSet["StackSetName"]!.GetValue<string>().ShouldBe("GuardrailsConfigRecorder");
        StackSet["PermissionModel"]!.GetValue<string>().ShouldBe("SERVICE_MANAGED");
        StackSet["AutoDeployment"]!["Enabled"]!.GetValue<bool>().ShouldBeTrue();
        StackSet["OperationPreferences"]!["FailureTolerancePercentage"]!.GetValue<int>().ShouldBe(100);
        var group = StackSet["StackInstancesGroup"]!.AsArray().ShouldHaveSingleItem()!;
        Roles.Texts(group["DeploymentTargets"]!["OrganizationalUnitIds"]).ShouldBe(["ou-ex01-workload"]);
        Roles.Texts(group["Regions"]).ShouldBe(["us-east-1"]);
    }

    [Fact]
    public void Records_compliance_alone_and_delivers_to_the_one_bucket()
    {
        Inner.Select(resource => resource.Value!["Type"]!.GetValue<string>())
            .ShouldBe(["AWS::IAM::Role", "AWS::Config::ConfigurationRecorder", "AWS::Config::DeliveryChannel"]);
        var recorder = Inner["Recorder"]!["Properties"]!;
        recorder["RecordingGroup"]!.ToJsonString().ShouldBe(
            """{"AllSupported":false,"IncludeGlobalResourceTypes":false,"ResourceTypes":["AWS::Config::ResourceCompliance","AWS::Config::ConformancePackCompliance"]}""");
        Resource.Target(recorder["RoleARN"]).ShouldBe("Role");
        Inner["Channel"]!["Properties"]!["S3BucketName"]!.GetValue<string>()
            .ShouldBe(Stack.OfType("AWS::S3::Bucket").ShouldHaveSingleItem().Text("BucketName"));
        Inner.ShouldAllBe(resource => !resource.Value!.AsObject().ContainsKey("DependsOn"));
    }

    [Fact]
    public void Delivers_by_a_role_that_AWS_Config_alone_assumes_and_only_for_its_own_account()
    {
        var role = Inner["Role"]!["Properties"]!;
        role["AssumeRolePolicyDocument"]!["Statement"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldBe(
            """{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}}}""");
        Roles.Texts(role["ManagedPolicyArns"]).ShouldBe(["arn:aws:iam::aws:policy/service-role/AWS_ConfigRole"]);
        Roles.Statements(role.AsObject()).SelectMany(statement => Roles.Texts(statement["Resource"]))
            .ShouldAllBe(resource => resource.StartsWith(BucketArn));
    }

    [Fact]
    public void Bucket_is_private_encrypted_versioned_forgets_and_outlives_the_stack()
    {
        var bucket = Stack.OfType("AWS::S3::Bucket").ShouldHaveSingleItem();

        bucket.Properties["PublicAccessBlockConfiguration"]!.AsObject().Select(block => block.Value!.GetValue<bool>())
            .ShouldBe([true, true, true, true]);
        bucket.Properties["BucketEncryption"]!.ToJsonString().ShouldContain("\"SSEAlgorithm\":\"AES256\"");
        bucket.Properties["OwnershipControls"]!.ToJsonString().ShouldContain("BucketOwnerEnforced");
        bucket.Properties["VersioningConfiguration"]!["Status"]!.GetValue<string>().ShouldBe("Enabled");
        var rule = bucket.Properties["LifecycleConfiguration"]!["Rules"]!.AsArray().ShouldHaveSingleItem()!;
        (rule["Status"]!.GetValue<string>(), rule["ExpirationInDays"]!.GetValue<int>()).ShouldBe(("Enabled", 365));
        foreach (var resource in new[] { bucket, Stack.OfType("AWS::S3::BucketPolicy").ShouldHaveSingleItem() })
            resource.Json["DeletionPolicy"]!.GetValue<string>().ShouldBe("RetainExceptOnCreate");
    }

    /// <summary>
    /// The role's policy and the bucket's before an outside judge: both must allow what comes from another account.
    /// </summary>
    [Fact]
    public async Task Recorders_of_this_organization_write_each_to_its_own_prefix_and_nobody_reads()
    {
        const string ours = "o-exampleorg1";
        (string Account, string Action, string Key, string Organization, bool Tls, string Decision)[] table =
        [
            (
                "444444444444", "s3:PutObject", "/AWSLogs/444444444444/Config/us-east-1/2026/11/23/x.json.gz",
                ours, true, "Allowed"),
            ("444444444444", "s3:PutObjectAcl", "/AWSLogs/444444444444/Config/x", ours, true, "Allowed"),
            ("444444444444", "s3:GetBucketAcl", "", ours, true, "Allowed"),
            ("444444444444", "s3:ListBucket", "", ours, true, "Allowed"),
            ("444444444444", "s3:PutObject", "/AWSLogs/444444444444/Config/x", ours, false, "ExplicitlyDenied"),
            ("444444444444", "s3:PutObject", "/AWSLogs/555555555555/Config/x", ours, true, "ImplicitlyDenied"),
            ("444444444444", "s3:PutObject", "/AWSLogs/444444444444/CloudTrail/x", ours, true, "ImplicitlyDenied"),
            ("444444444444", "s3:GetObject", "/AWSLogs/444444444444/Config/x", ours, true, "ImplicitlyDenied"),
            (
                "999999999999", "s3:PutObject", "/AWSLogs/999999999999/Config/x",
                "o-strangers00", true, "ImplicitlyDenied"),
        ];

        var decisions = await IamJudge.DecideAsync(
            [.. table.Select(one => Delivery(one.Account, one.Action, one.Key, one.Organization, one.Tls))]);

        table.Zip(decisions, (one, decision) => one with { Decision = decision }).ShouldBe(table);
    }

    [Theory]
    [InlineData("s3:PutObject", "/AWSLogs/444444444444/Config/x")]
    [InlineData("s3:PutObjectAcl", "/AWSLogs/444444444444/Config/x")]
    [InlineData("s3:GetBucketAcl", "")]
    [InlineData("s3:ListBucket", "")]
    public async Task A_stranger_who_takes_the_name_of_the_bucket_gets_nothing(string action, string key)
    {
        var stranger = Delivery(
            "444444444444", action, key, "o-exampleorg1", tls: true, owner: "999999999999");

        (await IamJudge.DecideAsync([stranger])).ShouldBe(["ImplicitlyDenied"]);
    }

    private IamCase Delivery(
        string account, string action, string key, string organization, bool tls, string owner = "222222222222")
    {
        var context = new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:PrincipalArn"] = [Recorders.Replace("*", account)],
            ["aws:PrincipalAccount"] = [account],
            ["aws:PrincipalOrgID"] = [organization],
            ["aws:SecureTransport"] = [tls ? "true" : "false"],
            ["aws:ResourceAccount"] = [owner],
        };
        if (action.StartsWith("s3:PutObject", StringComparison.Ordinal))
            context["s3:x-amz-acl"] = ["bucket-owner-full-control"];
        return new(Recorders.Replace("*", account), action, BucketArn + key)
        {
            Context = context,
            Identity = Roles.Identity(Inner["Role"]!["Properties"]!.AsObject()),
            ResourceAccount = owner,
            Trust = Stack.OfType("AWS::S3::BucketPolicy")[0].Properties["PolicyDocument"],
        };
    }

    /// <summary>The two stacks' templates and the one that the StackSet carries, as files.</summary>
    internal static IReadOnlyList<(string Name, string Path, JsonObject Template)> FilesOf(
        CloudAssembly assembly, string folder)
    {
        var bucket = assembly.Stacks.Single(stack => stack.Name == "Guardrails-RecorderBucket");
        var recorders = assembly.Stacks.Single(stack => stack.Name == "Guardrails-Recorders");
        var inner = JsonNode.Parse(recorders.OfType("AWS::CloudFormation::StackSet").Single().Text("TemplateBody")!)!
            .AsObject();
        Directory.CreateDirectory(folder);
        return
        [
            .. new[]
            {
                (bucket.Name, bucket.Template), (recorders.Name, recorders.Template),
                ("GuardrailsConfigRecorder", inner),
            }.Select(template =>
            {
                var path = Path.Combine(folder, template.Item1 + ".json");
                File.WriteAllText(path, template.Item2.ToJsonString());
                return (template.Item1, path, template.Item2);
            }),
        ];
    }

    private static Resource Setup(CloudAssembly assembly) =>
        assembly.Organization.OfType("Custom::GuardrailsOrganizationSetup").Single();
}
