using System.Text.Json;

namespace Guardrails.Tests.Contract.Sdk;

/// <summary>botocore signs the same request once more: both signatures must be equal.</summary>
public sealed class Signatures
{
    private const string Script = """
        import json, sys
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials
        sent = json.load(sys.stdin)
        headers = {name.lower(): value for name, value in sent["Headers"].items()}
        authorization = headers.pop("authorization")
        signed = authorization.split("SignedHeaders=")[1].split(",")[0].split(";")
        region, service = sent["Scope"].split("/")
        request = AWSRequest("POST", sent["Url"], {name: headers[name] for name in signed if name in headers}, sent["Body"].encode())
        request.context["timestamp"] = headers["x-amz-date"]
        auth = SigV4Auth(Credentials("AKIAIOSFODNN7EXAMPLE", "secret", "session"), service, region)
        print(auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request))
        """;

    [Theory]
    [InlineData("organizations")]
    [InlineData("iam")]
    [InlineData("config")]
    [InlineData("cloudformation")]
    [InlineData("sns")]
    [InlineData("lambda")]
    public async Task Request_is_signed_as_botocore_signs_it(string service)
    {
        Judge.Require("python3", "-c", "import botocore");
        var wire = Endpoints.Answering(service);
        await Endpoints.CallAsync(service, config => wire.Configure(config, "eu-central-1"));
        var sent = wire.Requests.ShouldHaveSingleItem();

        var judged = await Judge.RunAsync(
            "python3",
            ["-c", Script],
            JsonSerializer.Serialize(new { sent.Headers, sent.Scope, Url = sent.Uri.AbsoluteUri, sent.Body }));

        judged.ExitCode.ShouldBe(0, judged.Error);
        sent.Headers["Authorization"].ShouldEndWith("Signature=" + judged.Output.Trim());
    }
}
