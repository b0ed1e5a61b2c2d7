using System.Net;
using System.Text;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Runtime;

namespace Guardrails.Tests.Contract.Sdk;

/// <summary>Moto runs functions in Docker only, and so judges the answer of an absent one; the rest is bytes.</summary>
[Collection<MotoCollection>]
public sealed class LambdaClient(MotoServer moto)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Function_that_does_not_exist_is_not_found()
    {
        await moto.ResetAsync();
        using var client = new AmazonLambdaClient(MotoServer.Credentials, moto.Configure<AmazonLambdaConfig>());

        var error = await Should.ThrowAsync<AmazonLambdaException>(() => client.InvokeAsync(
            new InvokeRequest { FunctionName = "Nobody", PayloadStream = new("{}"u8.ToArray()) }, Cancellation));

        error.ShouldBeOfType<ResourceNotFoundException>().StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Invocation_has_its_path_its_type_and_the_payload_as_it_is()
    {
        const string payload = """{"job":"test","text":"ä"}""";
        var wire = new RecordedWire((HttpStatusCode.OK, """{"sent":2}"""));
        using var client = new AmazonLambdaClient(
            new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret"), wire.Configure<AmazonLambdaConfig>());

        var answer = await client.InvokeAsync(
            new InvokeRequest
            {
                FunctionName = "Guardrails/../IncidentAlerts",
                InvocationType = InvocationType.RequestResponse,
                PayloadStream = new(Encoding.UTF8.GetBytes(payload)),
            },
            Cancellation);

        var request = wire.Requests.ShouldHaveSingleItem();
        request.Uri.AbsolutePath.ShouldBe("/2015-03-31/functions/Guardrails%2F..%2FIncidentAlerts/invocations");
        request.Headers["X-Amz-Invocation-Type"].ShouldBe("RequestResponse");
        request.Body.ShouldBe(payload);
        answer.StatusCode.ShouldBe(200);
        answer.FunctionError.ShouldBeNull();
        Encoding.UTF8.GetString(answer.Payload.ToArray()).ShouldBe("""{"sent":2}""");
    }

    [Fact]
    public async Task Invocation_of_nothing_is_not_sent()
    {
        var wire = new RecordedWire((HttpStatusCode.OK, "{}"));
        using var client = new AmazonLambdaClient(
            new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret"), wire.Configure<AmazonLambdaConfig>());

        (await Should.ThrowAsync<AmazonClientException>(
            () => client.InvokeAsync(new InvokeRequest(), Cancellation))).Message.ShouldContain("FunctionName");
        wire.Requests.ShouldBeEmpty();
    }
}
