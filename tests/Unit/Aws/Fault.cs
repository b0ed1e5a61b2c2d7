using System.Net;
using Amazon.Runtime;

namespace Guardrails.Tests.Unit.Aws;

/// <summary>An error as an AWS client throws it.</summary>
internal static class Fault
{
    public static AmazonServiceException Of(string code) =>
        new($"AWS said {code}", innerException: null, ErrorType.Sender, code, "request-id", HttpStatusCode.BadRequest);
}
