using Amazon.DynamoDBv2;
using Guardrails.Tests.Contract.Sdk;

namespace Guardrails.Tests.Contract;

/// <summary>The ledger's rows in moto's table: another idea of DynamoDB than ours.</summary>
/// <remarks>
/// moto writes a stream record for a put that changes nothing, which DynamoDB does not; nothing here reads its stream.
/// </remarks>
[Collection<MotoCollection>]
public sealed class LedgerAgainstMoto(MotoServer moto) : LedgerSuite
{
    protected override async Task<AmazonDynamoDBClient> StartAsync()
    {
        await moto.ResetAsync();
        return new(MotoServer.Credentials, moto.Configure<AmazonDynamoDBConfig>());
    }
}
