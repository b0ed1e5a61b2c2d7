namespace Guardrails.Local.Wire;

/// <summary>REST, with JSON in answers and errors whose code is in a header.</summary>
/// <remarks>Source: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html</remarks>
internal abstract class RestProtocol : Protocol
{
    public override string ContentType => "application/json";

    public override IReadOnlyDictionary<string, string> Headers(AwsError error) => new Dictionary<string, string>
    {
        ["x-amzn-ErrorType"] = error.Code switch
        {
            "AccessDenied" => "AccessDeniedException",
            "ValidationError" => "ValidationException",
            var code => code,
        },
    };

    public override AwsError Refuse(AuthenticationFailure why, string? fault = null) => why switch
    {
        AuthenticationFailure.UnknownKey =>
            new("UnrecognizedClientException", "The security token included in the request is invalid.", 403),
        AuthenticationFailure.Expired =>
            new("ExpiredTokenException", "The security token included in the request is expired", 403),
        _ => new(
            "InvalidSignatureException",
            fault ?? "The request signature we calculated does not match the signature you provided.",
            403),
    };

    public override AwsError UnknownOperation(string operation) => new(
        "UnknownOperationException", $"The embedded organization has no operation '{operation}' of this service.", 404);
}
