using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Core.Remediation;

namespace Guardrails.Aws.Deletion;

/// <summary>Deletes credentials, one at a time, as the root user itself: what is gone already is no failure.</summary>
/// <param name="session">IAM, with the credentials of a root session.</param>
/// <param name="calls">How AWS is called about the account.</param>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html. No call names a user:
/// without one it is about the root user, whose session it is.
/// </remarks>
internal sealed class CredentialDeletions(IAmazonIdentityManagementService session, AwsCalls calls)
{
    /// <summary>Deletes one.</summary>
    /// <exception cref="AwsCallException">It is not known whether it was deleted. Doing it again is safe.</exception>
    public async Task DeleteAsync(RootCredential one, CancellationToken cancellation)
    {
        switch (one.Kind)
        {
            case RootCredentialKind.AccessKey:
                await MakeAsync(
                    IamActions.DeleteAccessKey,
                    () => session.DeleteAccessKeyAsync(
                        new DeleteAccessKeyRequest { AccessKeyId = one.Id }, cancellation),
                    cancellation);
                break;
            case RootCredentialKind.SigningCertificate:
                await MakeAsync(
                    IamActions.DeleteSigningCertificate,
                    () => session.DeleteSigningCertificateAsync(
                        new DeleteSigningCertificateRequest { CertificateId = one.Id }, cancellation),
                    cancellation);
                break;
            case RootCredentialKind.Password:
                await MakeAsync(
                    IamActions.DeleteLoginProfile,
                    () => session.DeleteLoginProfileAsync(new DeleteLoginProfileRequest(), cancellation),
                    cancellation);
                break;
            default:
                await DemandNoPasswordAsync(one, cancellation);
                await MakeAsync(
                    IamActions.DeactivateMFADevice,
                    () => session.DeactivateMFADeviceAsync(
                        new DeactivateMFADeviceRequest { SerialNumber = one.Id }, cancellation),
                    cancellation);
                break;
        }
    }

    /// <summary>Refuses to take a device from a password, which somebody may have made since it was listed.</summary>
    private async Task DemandNoPasswordAsync(RootCredential device, CancellationToken cancellation)
    {
        if (await MakeAsync(
            IamActions.GetLoginProfile,
            () => session.GetLoginProfileAsync(new GetLoginProfileRequest(), cancellation),
            cancellation))
        {
            throw calls.Failed(
                IamActions.DeactivateMFADevice,
                $"the root user has a password, and {device} protects it",
                "the deletion is tried again; if somebody made that password meanwhile, find out who.");
        }
    }

    /// <returns>False where AWS knows no such thing.</returns>
    private async Task<bool> MakeAsync<T>(string action, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            await calls.MakeAsync(action, call, cancellation);
            return true;
        }
        catch (AwsCallException exception) when (exception.InnerException is NoSuchEntityException)
        {
            return false;
        }
    }
}
