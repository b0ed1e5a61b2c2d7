using Amazon.ConfigService;
using Amazon.ConfigService.Model;

namespace Guardrails.Tests.Contract.Sdk;

[Collection<MotoCollection>]
public sealed class ConfigServiceClient(MotoServer moto) : IAsyncLifetime
{
    private AmazonConfigServiceClient client = null!;

    public async ValueTask InitializeAsync()
    {
        await moto.ResetAsync();
        client = new(MotoServer.Credentials, moto.Configure<AmazonConfigServiceConfig>());
    }

    public ValueTask DisposeAsync()
    {
        client?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Evaluations_in_test_mode_are_accepted()
    {
        var response = await client.PutEvaluationsAsync(Request("token"), TestContext.Current.CancellationToken);

        response.FailedEvaluations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Evaluations_without_a_token_are_an_invalid_result_token() =>
        await Should.ThrowAsync<InvalidResultTokenException>(
            () => client.PutEvaluationsAsync(Request(""), TestContext.Current.CancellationToken));

    private static PutEvaluationsRequest Request(string token) => new()
    {
        TestMode = true,
        ResultToken = token,
        Evaluations =
        [
            new()
            {
                ComplianceResourceType = "AWS::::Account",
                ComplianceResourceId = "111111111111",
                ComplianceType = ComplianceType.NON_COMPLIANT,
                Annotation = "The root user has an access key.",
                OrderingTimestamp = new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc),
            },
        ],
    };
}
