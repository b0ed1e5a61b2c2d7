using Amazon.Organizations;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Organizations;
using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Snapshots;
using Guardrails.Local;

namespace Guardrails.Tests.Contract;

/// <summary>Snapshots of the embedded organization, read over the wire.</summary>
public sealed class OrganizationSnapshots : IProgress<string>
{
    private static readonly string Committed = Repository.PathOf("orgs", "example.snapshot.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    void IProgress<string>.Report(string value) => TestContext.Current.SendDiagnosticMessage(value);

    [Fact]
    public async Task The_committed_example_is_the_sample_organization()
    {
        await using var aws = await StartAsync(new());
        var text = OrganizationSnapshotFile.Write(await ReadAsync(aws, Administrator(aws)));

        GeneratedFile.ShouldHold("orgs/example.snapshot.json", text);
    }

    [Fact]
    public async Task Small_pages_and_empty_ones_give_the_same_snapshot()
    {
        await using var aws = await StartAsync(new() { PageSize = 2, EmptyFirstPage = true });

        var snapshot = await ReadAsync(aws, Administrator(aws));

        OrganizationSnapshotFile.Write(snapshot).ShouldBe(await File.ReadAllTextAsync(Committed, Cancellation));
    }

    [Theory]
    [InlineData("organizations:DescribeOrganization")]
    [InlineData("organizations:ListRoots")]
    [InlineData("organizations:ListOrganizationalUnitsForParent")]
    [InlineData("organizations:ListAccounts")]
    [InlineData("organizations:ListAccountsForParent")]
    [InlineData("organizations:ListPolicies")]
    [InlineData("organizations:DescribePolicy")]
    [InlineData("organizations:ListTargetsForPolicy")]
    [InlineData("organizations:ListAWSServiceAccessForOrganization")]
    [InlineData("organizations:ListDelegatedAdministrators")]
    public async Task Whatever_permission_is_missing_is_named_with_the_remedy(string action)
    {
        await using var aws = await StartAsync(new());
        using var sts = new AmazonSecurityTokenServiceClient(
            Administrator(aws), new AmazonSecurityTokenServiceConfig
            {
                ServiceURL = aws.Endpoint.AbsoluteUri,
                AuthenticationRegion = "us-east-1",
            });
        var session = await sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = "arn:aws:iam::111111111111:role/Administrator",
            RoleSessionName = "reader",
            Policy =
                $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"{{action}}","Resource":"*"}]}""",
        }, Cancellation);

        var message = (await Should.ThrowAsync<AwsCallException>(ReadAsync(aws, session.Credentials))).Message;

        message.ShouldStartWith($"{action} failed: AccessDeniedException");
        message.ShouldContain(
            "Remedy: run it with credentials of the management account or of a delegated administrator, as an "
            + $"identity that is allowed {action}");
    }

    private static Task<LocalOrganization> StartAsync(LocalOptions options) =>
        LocalOrganization.StartAsync(LocalOrganization.Sample(), options with { Time = new Clock() }, Cancellation);

    private static SessionAWSCredentials Administrator(LocalOrganization aws)
    {
        var known = aws.Administrator(AccountId.Parse("111111111111"));
        return new(known.AccessKeyId, known.SecretAccessKey, known.SessionToken);
    }

    private async Task<OrganizationSnapshot> ReadAsync(LocalOrganization aws, AWSCredentials credentials)
    {
        using var client = new AmazonOrganizationsClient(
            credentials, new AmazonOrganizationsConfig
            {
                ServiceURL = aws.Endpoint.AbsoluteUri,
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
            });
        var clock = new Clock();
        return await new OrganizationSnapshotReader(client, new AwsCalls(CommandRemedies.Terms, clock), clock)
            .ReadAsync(this, Cancellation);
    }

    /// <summary>
    /// Begins on the demo's day, when it is first looked at, and runs a hundred times as fast, and so does the pace.
    /// </summary>
    private sealed class Clock : TimeProvider
    {
        private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        private const int Speed = 100;
        private long? _began;

        public override DateTimeOffset GetUtcNow() =>
            Start + (System.GetElapsedTime(_began ??= System.GetTimestamp()) * Speed);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime / Speed, period);
    }
}
