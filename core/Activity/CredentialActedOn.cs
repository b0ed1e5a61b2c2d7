using Guardrails.Core.Json;

namespace Guardrails.Core.Activity;

/// <summary>
/// The credential that a call is about: as the request names it, or as the answer does where the call made it.
/// </summary>
/// <remarks>
/// A root user acts on its own where no user name is given, or its own name is; with another user's name it acts on
/// that user's. Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html and the pages of
/// IAM's other actions.
/// </remarks>
/// <param name="CertificateId">The signing certificate.</param>
/// <param name="SerialNumber">The MFA device: a serial number, or the ARN of a virtual device.</param>
/// <param name="UserName">The user whose credential it is; null in most calls about the caller's own.</param>
/// <param name="Status">The status that it was given, <c>Active</c> or <c>Inactive</c>.</param>
public sealed record CredentialActedOn(
    string? AccessKeyId, string? CertificateId, string? SerialNumber, string? UserName, string? Status)
{
    internal static CredentialActedOn Read(EventJson detail)
    {
        var request = detail.OptionalObject("requestParameters");
        var answer = detail.OptionalObject("responseElements");
        var (key, certificate) = (answer?.OptionalObject("accessKey"), answer?.OptionalObject("certificate"));
        return new(
            request?.Loose("accessKeyId") ?? key?.Loose("accessKeyId"),
            request?.Loose("certificateId") ?? certificate?.Loose("certificateId"),
            request?.Loose("serialNumber") ?? answer?.OptionalObject("virtualMFADevice")?.Loose("serialNumber"),
            request?.Loose("userName") ?? key?.Loose("userName") ?? certificate?.Loose("userName")
                ?? answer?.OptionalObject("loginProfile")?.Loose("userName"),
            request?.Loose("status") ?? key?.Loose("status") ?? certificate?.Loose("status"));
    }
}
