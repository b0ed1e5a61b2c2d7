using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Guardrails.Core.Ids;
using Guardrails.Local;

namespace Guardrails.Tests.Contract;

/// <summary>The same in the embedded organization's table.</summary>
public sealed class LedgerAgainstEmbedded : LedgerSuite
{
    private LocalOrganization? _aws;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_aws is not null)
            await _aws.DisposeAsync();
    }

    protected override async Task<AmazonDynamoDBClient> StartAsync()
    {
        _aws = await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions(), Cancellation);
        var administrator = _aws.Administrator(AccountId.Parse("222222222222"));
        return new(
            new SessionAWSCredentials(
                administrator.AccessKeyId, administrator.SecretAccessKey, administrator.SessionToken),
            new AmazonDynamoDBConfig
            {
                ServiceURL = _aws.Endpoint.ToString(),
                AuthenticationRegion = "us-east-1",
            });
    }
}
