using Amazon.Runtime;

namespace Amazon.IdentityManagement;

public class AssignmentStatusType : ConstantClass
{
    public static readonly AssignmentStatusType Assigned = new("Assigned");
    public static readonly AssignmentStatusType Unassigned = new("Unassigned");
    public static readonly AssignmentStatusType Any = new("Any");

    public AssignmentStatusType(string value) : base(value) { }

    public static AssignmentStatusType FindValue(string value) => FindValue<AssignmentStatusType>(value);

    public static implicit operator AssignmentStatusType(string value) => FindValue(value);
}

public class FeatureType : ConstantClass
{
    public static readonly FeatureType RootCredentialsManagement = new("RootCredentialsManagement");
    public static readonly FeatureType RootSessions = new("RootSessions");

    public FeatureType(string value) : base(value) { }

    public static FeatureType FindValue(string value) => FindValue<FeatureType>(value);

    public static implicit operator FeatureType(string value) => FindValue(value);
}

public class PermissionsBoundaryAttachmentType : ConstantClass
{
    public static readonly PermissionsBoundaryAttachmentType PermissionsBoundaryPolicy =
        new("PermissionsBoundaryPolicy");

    public PermissionsBoundaryAttachmentType(string value) : base(value) { }

    public static PermissionsBoundaryAttachmentType FindValue(string value) =>
        FindValue<PermissionsBoundaryAttachmentType>(value);

    public static implicit operator PermissionsBoundaryAttachmentType(string value) => FindValue(value);
}

public class ReportFormatType : ConstantClass
{
    public static readonly ReportFormatType TextCsv = new("text/csv");

    public ReportFormatType(string value) : base(value) { }

    public static ReportFormatType FindValue(string value) => FindValue<ReportFormatType>(value);

    public static implicit operator ReportFormatType(string value) => FindValue(value);
}

public class ReportStateType : ConstantClass
{
    public static readonly ReportStateType STARTED = new("STARTED");
    public static readonly ReportStateType INPROGRESS = new("INPROGRESS");
    public static readonly ReportStateType COMPLETE = new("COMPLETE");

    public ReportStateType(string value) : base(value) { }

    public static ReportStateType FindValue(string value) => FindValue<ReportStateType>(value);

    public static implicit operator ReportStateType(string value) => FindValue(value);
}

public class StatusType : ConstantClass
{
    public static readonly StatusType Active = new("Active");
    public static readonly StatusType Inactive = new("Inactive");
    public static readonly StatusType Expired = new("Expired");

    public StatusType(string value) : base(value) { }

    public static StatusType FindValue(string value) => FindValue<StatusType>(value);

    public static implicit operator StatusType(string value) => FindValue(value);
}

public class SummaryKeyType : ConstantClass
{
    public static readonly SummaryKeyType Users = new("Users");
    public static readonly SummaryKeyType UsersQuota = new("UsersQuota");
    public static readonly SummaryKeyType Groups = new("Groups");
    public static readonly SummaryKeyType GroupsQuota = new("GroupsQuota");
    public static readonly SummaryKeyType ServerCertificates = new("ServerCertificates");
    public static readonly SummaryKeyType ServerCertificatesQuota = new("ServerCertificatesQuota");
    public static readonly SummaryKeyType UserPolicySizeQuota = new("UserPolicySizeQuota");
    public static readonly SummaryKeyType GroupPolicySizeQuota = new("GroupPolicySizeQuota");
    public static readonly SummaryKeyType GroupsPerUserQuota = new("GroupsPerUserQuota");
    public static readonly SummaryKeyType SigningCertificatesPerUserQuota = new("SigningCertificatesPerUserQuota");
    public static readonly SummaryKeyType AccessKeysPerUserQuota = new("AccessKeysPerUserQuota");
    public static readonly SummaryKeyType MFADevices = new("MFADevices");
    public static readonly SummaryKeyType MFADevicesInUse = new("MFADevicesInUse");
    public static readonly SummaryKeyType AccountMFAEnabled = new("AccountMFAEnabled");
    public static readonly SummaryKeyType AccountAccessKeysPresent = new("AccountAccessKeysPresent");
    public static readonly SummaryKeyType AccountPasswordPresent = new("AccountPasswordPresent");
    public static readonly SummaryKeyType AccountSigningCertificatesPresent = new("AccountSigningCertificatesPresent");
    public static readonly SummaryKeyType AttachedPoliciesPerGroupQuota = new("AttachedPoliciesPerGroupQuota");
    public static readonly SummaryKeyType AttachedPoliciesPerRoleQuota = new("AttachedPoliciesPerRoleQuota");
    public static readonly SummaryKeyType AttachedPoliciesPerUserQuota = new("AttachedPoliciesPerUserQuota");
    public static readonly SummaryKeyType Policies = new("Policies");
    public static readonly SummaryKeyType PoliciesQuota = new("PoliciesQuota");
    public static readonly SummaryKeyType PolicySizeQuota = new("PolicySizeQuota");
    public static readonly SummaryKeyType PolicyVersionsInUse = new("PolicyVersionsInUse");
    public static readonly SummaryKeyType PolicyVersionsInUseQuota = new("PolicyVersionsInUseQuota");
    public static readonly SummaryKeyType VersionsPerPolicyQuota = new("VersionsPerPolicyQuota");
    public static readonly SummaryKeyType GlobalEndpointTokenVersion = new("GlobalEndpointTokenVersion");
    public static readonly SummaryKeyType AssumeRolePolicySizeQuota = new("AssumeRolePolicySizeQuota");
    public static readonly SummaryKeyType InstanceProfiles = new("InstanceProfiles");
    public static readonly SummaryKeyType InstanceProfilesQuota = new("InstanceProfilesQuota");
    public static readonly SummaryKeyType Providers = new("Providers");
    public static readonly SummaryKeyType RolePolicySizeQuota = new("RolePolicySizeQuota");
    public static readonly SummaryKeyType Roles = new("Roles");
    public static readonly SummaryKeyType RolesQuota = new("RolesQuota");

    public SummaryKeyType(string value) : base(value) { }

    public static SummaryKeyType FindValue(string value) => FindValue<SummaryKeyType>(value);

    public static implicit operator SummaryKeyType(string value) => FindValue(value);
}
