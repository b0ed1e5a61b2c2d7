using Guardrails.Lambda.Runtime.CustomResources;

namespace Guardrails.Tests.Unit.Lambdas;

public sealed class ResponseHostTests
{
    private const string Any = "cloudformation-custom-resource-response-";
    private const string Bucket = $"{Any}useast1";

    [Theory]
    [InlineData($"https://{Bucket}.s3.amazonaws.com/x?Signature=s", true)]
    [InlineData($"https://{Bucket}.s3.us-east-1.amazonaws.com/x", true)]
    [InlineData($"https://{Bucket}.s3-us-east-1.amazonaws.com/x", true)]
    [InlineData($"https://{Bucket}.s3.us-west-2.amazonaws.com/x", false)]
    [InlineData($"https://{Any}attacker1.s3.amazonaws.com/x", false)]
    [InlineData($"https://{Bucket}.s3-website.attacker.amazonaws.com/x", false)]
    [InlineData($"http://{Bucket}.s3.amazonaws.com/x", false)]
    [InlineData($"https://{Bucket}.s3.amazonaws.com:8443/x", false)]
    [InlineData($"https://{Bucket}.s3.amazonaws.com.evil.example/x", false)]
    [InlineData($"https://evil.example/{Bucket}.s3.amazonaws.com", false)]
    [InlineData($"https://{Bucket}.s3.amazonaws.com@evil.example/x", false)]
    [InlineData($"https://user@{Bucket}.s3.amazonaws.com/x", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("http://127.0.0.1:9001/2018-06-01/runtime/invocation/1/response", false)]
    [InlineData("httpx://evil.example/", false)]
    [InlineData("ftp://evil.example/", false)]
    public void CloudFormation_is_answered_at_its_own_buckets_alone(string url, bool accepted) =>
        ResponseHost.IsOf(new Uri(url), endpoint: null, "us-east-1").ShouldBe(accepted);

    [Theory]
    [InlineData($"https://{Any}usgovwest1.s3-us-gov-west-1.amazonaws.com/x", "us-gov-west-1", true)]
    [InlineData($"https://{Any}cnnorth1.s3.cn-north-1.amazonaws.com.cn/x", "cn-north-1", true)]
    [InlineData($"https://{Any}cnnorth1.s3.cn-north-1.amazonaws.com/x", "cn-north-1", false)]
    [InlineData($"https://{Bucket}.s3.amazonaws.com/x", null, false)]
    public void The_bucket_is_that_of_the_function_s_Region(string url, string? region, bool accepted) =>
        ResponseHost.IsOf(new Uri(url), endpoint: null, region).ShouldBe(accepted);

    [Theory]
    [InlineData("http://127.0.0.1:5000/custom-resource-answers/1", "http://127.0.0.1:5000", true)]
    [InlineData("http://127.0.0.1:9001/2018-06-01/runtime/init/error", "http://127.0.0.1:5000", false)]
    [InlineData("http://evil.example/x", "http://evil.example", false)]
    public void An_endpoint_on_this_machine_answers_itself_and_nothing_else(string url, string endpoint, bool accepted) =>
        ResponseHost.IsOf(new Uri(url), endpoint, "us-east-1").ShouldBe(accepted);
}
