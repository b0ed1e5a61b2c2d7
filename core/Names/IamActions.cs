namespace Guardrails.Core.Names;

/// <summary>The calls of IAM that the code makes, as IAM names them.</summary>
public static class IamActions
{
    /// <summary>Creates the role that a service acts with.</summary>
    public const string CreateServiceLinkedRole = "iam:CreateServiceLinkedRole";

    /// <summary>Takes an MFA device from a user. A virtual one stays in the account.</summary>
    public const string DeactivateMFADevice = "iam:DeactivateMFADevice";

    /// <summary>Deletes an access key.</summary>
    public const string DeleteAccessKey = "iam:DeleteAccessKey";

    /// <summary>Deletes a password.</summary>
    public const string DeleteLoginProfile = "iam:DeleteLoginProfile";

    /// <summary>Deletes a signing certificate.</summary>
    public const string DeleteSigningCertificate = "iam:DeleteSigningCertificate";

    /// <summary>Has IAM write a credential report.</summary>
    public const string GenerateCredentialReport = "iam:GenerateCredentialReport";

    /// <summary>Tells when an access key was last used.</summary>
    public const string GetAccessKeyLastUsed = "iam:GetAccessKeyLastUsed";

    /// <summary>Counts an account's credentials.</summary>
    public const string GetAccountSummary = "iam:GetAccountSummary";

    /// <summary>Gives the credential report that was written last.</summary>
    public const string GetCredentialReport = "iam:GetCredentialReport";

    /// <summary>Tells of a password.</summary>
    public const string GetLoginProfile = "iam:GetLoginProfile";

    /// <summary>Tells of a role and its trust policy.</summary>
    public const string GetRole = "iam:GetRole";

    /// <summary>Lists access keys.</summary>
    public const string ListAccessKeys = "iam:ListAccessKeys";

    /// <summary>Lists MFA devices.</summary>
    public const string ListMFADevices = "iam:ListMFADevices";

    /// <summary>Lists the ways in which root access is managed centrally.</summary>
    public const string ListOrganizationsFeatures = "iam:ListOrganizationsFeatures";

    /// <summary>Lists signing certificates.</summary>
    public const string ListSigningCertificates = "iam:ListSigningCertificates";

    /// <summary>Lists the virtual MFA devices of an account.</summary>
    public const string ListVirtualMFADevices = "iam:ListVirtualMFADevices";

    /// <summary>Hands a role to a service; part of another call.</summary>
    public const string PassRole = "iam:PassRole";
}
