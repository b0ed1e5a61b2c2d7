using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Iam;

/// <summary>The deletion of the root user's own password, devices and certificates.</summary>
/// <remarks>
/// Without a user name, IAM takes the first two from a root user only in a session of AssumeRoot; AWS does not document
/// the error that it answers otherwise. Sources:
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html,
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html and
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSigningCertificate.html
/// </remarks>
internal static class RootDeletionOperations
{
    public static IEnumerable<Operation> All =>
    [
        Deletion("DeleteLoginProfile", DeleteLoginProfile),
        Deletion("DeactivateMFADevice", DeactivateMfaDevice),
        Deletion("DeleteSigningCertificate", DeleteSigningCertificate),
    ];

    private static Operation Deletion(string name, Func<Call, JsonObject, JsonObject> run) =>
        new("iam", name, RootUserPermission.Of($"iam:{name}"), run);

    private static JsonObject DeleteLoginProfile(Call call, JsonObject input)
    {
        var root = InSession(call, input);
        if (!root.HasPassword)
            throw IamErrors.NoSuchEntity($"Login Profile for User {call.Account.Id} cannot be found.");
        root.HasPassword = false;
        return [];
    }

    private static JsonObject DeactivateMfaDevice(Call call, JsonObject input)
    {
        var (root, serial) = (InSession(call, input), input.Required("SerialNumber"));
        var device = root.MfaDevices.Find(one => one.Serial == serial)
            ?? throw IamErrors.NoSuchEntity($"MFA Device {serial} does not exist for the root user.");
        root.MfaDevices.Remove(device);

        // A virtual device stays in the account, assigned to nobody, until somebody deletes it.
        if (device.Kind == MfaKind.Virtual)
            root.DeactivatedDevices.Add(device);
        return [];
    }

    private static JsonObject DeleteSigningCertificate(Call call, JsonObject input)
    {
        var (root, id) = (RootUserPermission.Credentials(call, input), input.Required("CertificateId"));
        root.SigningCertificates.Remove(root.SigningCertificates.Find(one => one.Id == id)
            ?? throw IamErrors.NoSuchEntity($"The Certificate with id {id} cannot be found."));
        return [];
    }

    private static RootCredentials InSession(Call call, JsonObject input)
    {
        var root = RootUserPermission.Credentials(call, input);
        return call.Caller is RootUser { Task: not null }
            ? root
            : throw IamErrors.Invalid("A root user may omit 'userName' only in a session of AssumeRoot");
    }
}
