using Guardrails.Local;
using Guardrails.Local.Services.Config;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Config;

public sealed class RecorderResourceTests : IAsyncLifetime
{
    private const string Sandbox = "444444444444";

    private readonly Site _site = new();

    private ConfigState Config => _site.World.Of<ConfigState>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_account_without_a_recorder_gets_one_that_records_once_it_has_a_channel()
    {
        await PreparedAsync();
        Config.Records(_site.World, Sandbox, "us-east-1").ShouldBeFalse();

        await _site.DeployAsync(Sandbox, Role(), Recorder(), Channel());

        Config.Records(_site.World, Sandbox, "us-east-1").ShouldBeTrue();
        Config.Recorders[(Sandbox, "us-east-1")].ResourceTypes.ShouldBe(["AWS::Config::ResourceCompliance"]);
        (await _site.DeployAsync(Sandbox, Role(), Recorder(), Channel())).Resources.ShouldAllBe(
            resource => resource.Change == ResourceChange.Unchanged);
    }

    [Fact]
    public async Task An_account_that_has_a_recorder_keeps_it()
    {
        await PreparedAsync();

        const string storefront = "555555555555";
        (await _site.FailAsync(storefront, Role(storefront), Recorder(), Channel()))
            .ShouldContain("MaxNumberOfConfigurationRecordersExceededException");
        Config.Recorders.Keys.ShouldNotContain(key => key.AccountId == storefront);
    }

    [Theory]
    [InlineData("lambda.amazonaws.com", Sandbox, "InvalidRoleException")]
    [InlineData("config.amazonaws.com", "555555555555", "InvalidRoleException")]
    public async Task A_role_that_AWS_Config_cannot_assume_for_this_account_is_refused(
        string trusted, string source, string error)
    {
        await PreparedAsync();
        (await _site.FailAsync(Sandbox, Role(source, trusted), Recorder(), Channel())).ShouldContain(error);
    }

    [Theory]
    [InlineData("o-exampleorg1", "${aws:PrincipalAccount}", "s3:PutObjectAcl", null)]
    [InlineData("o-anotherorg1", "${aws:PrincipalAccount}", "s3:PutObjectAcl", "may not s3:GetBucketAcl")]
    [InlineData("o-exampleorg1", "555555555555", "s3:PutObjectAcl", "may not s3:PutObject on")]
    [InlineData("o-exampleorg1", "${aws:PrincipalAccount}", "s3:ListBucket", "may not s3:PutObjectAcl on")]
    public async Task A_channel_is_refused_where_the_bucket_does_not_let_the_role_deliver(
        string organization, string prefix, string action, string? refusal)
    {
        await PreparedAsync(organization, prefix, action);

        if (refusal is null)
            await _site.DeployAsync(Sandbox, Role(), Recorder(), Channel());
        else
        {
            (await _site.FailAsync(Sandbox, Role(), Recorder(), Channel())).ShouldContain(
                "InsufficientDeliveryPolicyException: Insufficient delivery policy to s3 bucket: logs, unable to "
                + $"write to bucket: arn:aws:iam::444444444444:role/Recorder {refusal}");
        }
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_named()
    {
        await PreparedAsync();
        (await _site.FailAsync(Sandbox, Role(), Recorder(), Channel(bucket: "elsewhere")))
            .ShouldContain("NoSuchBucketException: Cannot find an S3 bucket with an Amazon S3 name of elsewhere");
    }

    [Theory]
    [InlineData(
        "\"DependsOn\":\"Recorder\",",
        "",
        "Channel (AWS::Config::DeliveryChannel): it depends on Recorder, which CloudFormation does not complete before "
        + "it")]
    [InlineData(
        "", "\"DependsOn\":[\"Channel\"],", "Recorder (AWS::Config::ConfigurationRecorder): it depends on Channel")]
    public async Task A_recorder_and_its_channel_that_wait_for_each_other_are_refused(
        string channel, string recorder, string message)
    {
        await PreparedAsync();
        (await _site.FailAsync(Sandbox, Role(), Recorder(recorder), Channel(channel))).ShouldContain(message);
    }

    [Fact]
    public async Task Neither_stands_alone_in_a_template()
    {
        await PreparedAsync();
        (await _site.FailAsync(Sandbox, Role(), Recorder())).ShouldContain(
            "a template has one AWS::Config::ConfigurationRecorder and one AWS::Config::DeliveryChannel, or neither");
        (await _site.FailAsync(Sandbox, Channel())).ShouldContain("or neither");
    }

    [Theory]
    [InlineData("\"ResourceTypes\":[]", "RecordingGroup must list ResourceTypes")]
    [InlineData(
        "\"ResourceTypes\":[\"AWS::S3::Bucket\"],\"RecordingStrategy\":{}",
        "property RecordingGroup.RecordingStrategy is not supported here")]
    public async Task Recording_groups_that_mean_more_than_a_list_are_refused(string group, string message)
    {
        await PreparedAsync();
        (await _site.FailAsync(
            Sandbox,
            Role(),
            Recorder().Replace("\"ResourceTypes\":[\"AWS::Config::ResourceCompliance\"]", group),
            Channel())).ShouldContain(message);
    }

    /// <summary>A central bucket, and an account without a recorder.</summary>
    private async Task PreparedAsync(
        string organization = "o-exampleorg1",
        string prefix = "${aws:PrincipalAccount}",
        string action = "s3:PutObjectAcl")
    {
        var condition = "\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"" + organization + "\"} }";
        await _site.DeployAsync(Site.Delegated, Bucket(
            "logs",
            $$"""{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::logs",{{condition}} }""",
            $$"""{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["s3:PutObject","{{action}}"],"Resource":"arn:aws:s3:::logs/AWSLogs/{{prefix}}/Config/*",{{condition}} }"""));
        Config.WithoutOwnRecorder.Add(Sandbox);
    }

    private static string Bucket(string name, params string[] statements) => $$"""
        "Bucket":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"{{name}}"} },
        "BucketPolicy":{"Type":"AWS::S3::BucketPolicy","Properties":{"Bucket":{"Ref":"Bucket"},
          "PolicyDocument":{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]} } }
        """;

    private static string Role(string source = Sandbox, string trusted = "config.amazonaws.com") => $$"""
        "Role":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"Recorder",
          "ManagedPolicyArns":["arn:aws:iam::aws:policy/service-role/AWS_ConfigRole"],
          "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Principal":{"Service":"{{trusted}}"},"Action":"sts:AssumeRole",
            "Condition":{"StringEquals":{"aws:SourceAccount":"{{source}}"} } }]},
          "Policies":[{"PolicyName":"P","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Action":["s3:GetBucketAcl","s3:PutObject","s3:PutObjectAcl"],"Resource":["arn:aws:s3:::logs",
            "arn:aws:s3:::logs/*"]}]} }]} }
        """;

    private static string Recorder(string attributes = "") => $$"""
        "Recorder":{"Type":"AWS::Config::ConfigurationRecorder",{{attributes}}"Properties":{"Name":"Ours",
          "RoleARN":{"Fn::GetAtt":["Role","Arn"]},
          "RecordingGroup":{"AllSupported":false,"IncludeGlobalResourceTypes":false,
            "ResourceTypes":["AWS::Config::ResourceCompliance"]} } }
        """;

    private static string Channel(string attributes = "", string bucket = "logs") => $$"""
        "Channel":{"Type":"AWS::Config::DeliveryChannel",{{attributes}}"Properties":{"Name":"Ours",
          "S3BucketName":"{{bucket}}"} }
        """;
}
