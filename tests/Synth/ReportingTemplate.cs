using System.Text.Json.Nodes;
using Guardrails.Core.Reporting;

namespace Guardrails.Tests.Synth;

public sealed class ReportingTemplate(Synthesis synthesis)
{
    private const string Bucket = "arn:aws:s3:::guardrails-reports-222222222222-us-east-1";
    private const string Writer = "arn:aws:iam::222222222222:role/GuardrailsComplianceReport";
    private const string Auditors = "arn:aws:iam::333333333333:role/Auditors";
    private const string KeyArn = "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-4333-8444-555555555555";

    private Stack Stack => synthesis.Example.Reporting;

    [Fact]
    public void Stands_in_the_delegated_administrators_home_Region_and_stays_when_the_rules_move()
    {
        Stack.Environment.ShouldBe("aws://222222222222/us-east-1");
        Stack.DependsOn.ShouldContain(synthesis.Example.Ledger.Artifact);
        Stack.DependsOn.ShouldNotContain(synthesis.Example.Detection.Artifact);
    }

    [Fact]
    public void Bucket_is_private_encrypted_versioned_locks_forgets_and_outlives_the_stack()
    {
        var bucket = Stack.OfType("AWS::S3::Bucket").ShouldHaveSingleItem();
        var key = Stack.OfType("AWS::KMS::Key").ShouldHaveSingleItem();

        bucket.Properties["PublicAccessBlockConfiguration"]!.AsObject().Select(block => block.Value!.GetValue<bool>())
            .ShouldBe([true, true, true, true]);
        var encryption = bucket.Properties["BucketEncryption"]!["ServerSideEncryptionConfiguration"]!.AsArray()
            .ShouldHaveSingleItem()!;
        encryption["BucketKeyEnabled"]!.GetValue<bool>().ShouldBeTrue();
        ((string)encryption["ServerSideEncryptionByDefault"]!["SSEAlgorithm"]!).ShouldBe("aws:kms");
        Resource.Target(encryption["ServerSideEncryptionByDefault"]!["KMSMasterKeyID"]).ShouldBe(key.LogicalId);
        key.Properties["EnableKeyRotation"]!.GetValue<bool>().ShouldBeTrue();
        bucket.Properties["OwnershipControls"]!.ToJsonString().ShouldContain("BucketOwnerEnforced");
        bucket.Properties["VersioningConfiguration"]!["Status"]!.GetValue<string>().ShouldBe("Enabled");
        bucket.Properties["ObjectLockEnabled"]!.GetValue<bool>().ShouldBeTrue();
        bucket.Properties["LifecycleConfiguration"]!["Rules"]!.ToJsonString().ShouldBe(
            """[{"ExpirationInDays":400,"Id":"ForgetReports","Prefix":"reports/","Status":"Enabled"},{"AbortIncompleteMultipartUpload":{"DaysAfterInitiation":7},"Id":"ForgetVersions","NoncurrentVersionExpiration":{"NoncurrentDays":400},"Status":"Enabled"}]""");
        foreach (var resource in new[] { bucket, Stack.OfType("AWS::S3::BucketPolicy").ShouldHaveSingleItem() })
            resource.Json["DeletionPolicy"]!.GetValue<string>().ShouldBe("RetainExceptOnCreate");
        key.Json["DeletionPolicy"]!.GetValue<string>().ShouldBe("Retain");
    }

    [Fact]
    public void Function_has_a_quarter_of_an_hour_and_room_and_is_started_after_the_comparison_with_its_event()
    {
        var function = Stack.OfType("AWS::Lambda::Function").ShouldHaveSingleItem().Properties;
        var rule = Stack.OfType("AWS::Events::Rule").ShouldHaveSingleItem();
        var comparison = synthesis.Example.Ledger.OfType("AWS::Events::Rule")
            .Single(one => one.Text("Name") == "GuardrailsSchedule-Reconciliation");

        (function["Timeout"]!.GetValue<int>(), function["MemorySize"]!.GetValue<int>(),
            function["EphemeralStorage"]!["Size"]!.GetValue<int>()).ShouldBe((900, 2048, 2048));
        rule.Text("ScheduleExpression").ShouldBe("cron(0 6 * * ? *)");
        comparison.Text("ScheduleExpression").ShouldBe("cron(40 5 * * ? *)");
        var input = (string)rule.Properties["Targets"]![0]!["Input"]!;
        input.ShouldBe((string)comparison.Properties["Targets"]![0]!["Input"]!);
        var exemption = JsonNode.Parse(input)!["exemptions"]![0]!;
        ((string)exemption["owner"]!).ShouldNotBeEmpty();
        ((string)exemption["reason"]!).ShouldNotBeEmpty();
    }

    [Fact]
    public void Dashboard_shows_every_number_of_the_report_under_its_name()
    {
        var dashboard = Stack.OfType("AWS::CloudWatch::Dashboard").ShouldHaveSingleItem();
        var widgets = JsonNode.Parse(dashboard.Text("DashboardBody")!)!["widgets"]!.AsArray();

        dashboard.Text("DashboardName").ShouldBe("Guardrails");
        widgets.Skip(1).Select(one => one!["properties"]!["metrics"]![0]!.ToJsonString()).ShouldBe(
            ReportMetrics.All.Select(metric => new JsonArray(
                "Guardrails", metric.Name, "OrganizationId", "o-exampleorg1",
                new JsonObject { ["label"] = metric.Title }).ToJsonString()));
    }

    /// <summary>The policies of the bucket and of the roles before an outside judge.</summary>
    [Fact]
    public async Task The_function_writes_readers_read_and_nobody_else_does_anything()
    {
        const string dated = "/reports/2026-11-24/report.html";
        (string Caller, string Action, string Object, bool Tls, string Decision)[] table =
        [
            (Writer, "s3:PutObject", dated, true, "Allowed"),
            (Writer, "s3:PutObjectRetention", dated, true, "Allowed"),
            (Writer, "s3:PutObject", "/latest.json", true, "Allowed"),
            (Writer, "s3:PutObject", "/other.json", true, "ImplicitlyDenied"),
            (Writer, "s3:PutObjectRetention", "/latest.json", true, "ImplicitlyDenied"),
            (Writer, "s3:PutObject", dated, false, "ExplicitlyDenied"),
            (Writer, "s3:GetObject", dated, true, "ImplicitlyDenied"),
            (Writer, "s3:DeleteObject", dated, true, "ExplicitlyDenied"),
            (Writer, "s3:DeleteObjectVersion", dated, true, "ExplicitlyDenied"),
            (Auditors, "s3:GetObject", dated, true, "Allowed"),
            (Auditors, "s3:GetObject", "/latest.json", true, "Allowed"),
            (Auditors, "s3:GetObject", dated, false, "ExplicitlyDenied"),
            (Auditors, "s3:PutObject", dated, true, "ExplicitlyDenied"),
            (Auditors, "s3:GetObjectVersion", dated, true, "Allowed"),
            ("arn:aws:iam::333333333333:role/Others", "s3:GetObject", dated, true, "ImplicitlyDenied"),
            ("arn:aws:iam::222222222222:role/Administrator", "s3:GetObject", dated, true, "Allowed"),
            ("arn:aws:iam::222222222222:role/Administrator", "s3:PutObject", dated, true, "ExplicitlyDenied"),
            ("arn:aws:iam::222222222222:role/Administrator", "s3:PutObjectRetention", dated, true, "ExplicitlyDenied"),
            ("arn:aws:iam::222222222222:role/Administrator", "s3:PutObjectTagging", dated, true, "ExplicitlyDenied"),
            ("arn:aws:iam::222222222222:role/Administrator", "s3:DeleteObject", dated, true, "ExplicitlyDenied"),
            ("arn:aws:iam::222222222222:role/Administrator", "s3:DeleteObjectVersion", dated, true, "ExplicitlyDenied"),
            (
                "arn:aws:iam::222222222222:role/Administrator", "s3:BypassGovernanceRetention", dated, true,
                "ExplicitlyDenied"),
        ];

        var decisions = await IamJudge.DecideAsync(
            [.. table.Select(one => Case(one.Caller, one.Action, one.Object, one.Tls, "aws:kms", KeyArn))]);

        table.Zip(decisions, (one, decision) => one with { Decision = decision }).ShouldBe(table);
    }

    [Theory]
    [InlineData("AES256", KeyArn)]
    [InlineData(null, null)]
    [InlineData("aws:kms", "arn:aws:kms:us-east-1:222222222222:key/another")]
    [InlineData("aws:kms", null)]
    public async Task Not_even_the_function_writes_under_another_encryption(string? encryption, string? key) =>
        (await IamJudge.DecideAsync([Case(Writer, "s3:PutObject", "/latest.json", true, encryption, key)]))
            .ShouldBe(["ExplicitlyDenied"]);

    private IamCase Case(string caller, string action, string key, bool tls, string? encryption, string? keyArn)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:PrincipalArn"] = [caller],
            ["aws:PrincipalAccount"] = [caller.Split(':')[4]],
            ["aws:PrincipalOrgID"] = ["o-exampleorg1"],
            ["aws:SecureTransport"] = [tls ? "true" : "false"],
            ["aws:ResourceAccount"] = ["222222222222"],
        };
        if (action == "s3:PutObject" && encryption is not null)
            context["s3:x-amz-server-side-encryption"] = [encryption];
        if (action == "s3:PutObject" && keyArn is not null)
            context["s3:x-amz-server-side-encryption-aws-kms-key-id"] = [keyArn];
        return new(caller, action, Bucket + key)
        {
            Context = context,
            Identity = caller == Writer
                ? Roles.Identity(Stack.OfType("AWS::IAM::Role").ShouldHaveSingleItem().Properties)
                : [JsonNode.Parse(
                    """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")!],
            ResourceAccount = "222222222222",
            Trust = BucketPolicy(),
        };
    }

    /// <summary>The policy with the key's ARN in the place of the reference to it.</summary>
    private JsonObject BucketPolicy()
    {
        var policy = Stack.OfType("AWS::S3::BucketPolicy").ShouldHaveSingleItem()
            .Properties["PolicyDocument"]!.DeepClone().AsObject();
        var statement = policy["Statement"]!.AsArray().Single(one => (string)one!["Sid"]! == "NoOtherKey")!;
        var keys = statement["Condition"]!["StringNotEquals"]!.AsObject();
        var name = keys.ShouldHaveSingleItem().Key;
        Resource.Target(keys[name]).ShouldBe(Stack.OfType("AWS::KMS::Key").Single().LogicalId);
        keys[name] = KeyArn;
        return policy;
    }
}
