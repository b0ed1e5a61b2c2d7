using Amazon.Runtime;

namespace Amazon.Organizations;

public class AccountJoinedMethod : ConstantClass
{
    public static readonly AccountJoinedMethod INVITED = new("INVITED");
    public static readonly AccountJoinedMethod CREATED = new("CREATED");

    public AccountJoinedMethod(string value) : base(value) { }

    public static AccountJoinedMethod FindValue(string value) => FindValue<AccountJoinedMethod>(value);

    public static implicit operator AccountJoinedMethod(string value) => FindValue(value);
}

public class AccountState : ConstantClass
{
    public static readonly AccountState PENDING_ACTIVATION = new("PENDING_ACTIVATION");
    public static readonly AccountState ACTIVE = new("ACTIVE");
    public static readonly AccountState SUSPENDED = new("SUSPENDED");
    public static readonly AccountState PENDING_CLOSURE = new("PENDING_CLOSURE");
    public static readonly AccountState CLOSED = new("CLOSED");

    public AccountState(string value) : base(value) { }

    public static AccountState FindValue(string value) => FindValue<AccountState>(value);

    public static implicit operator AccountState(string value) => FindValue(value);
}

public class AccountStatus : ConstantClass
{
    public static readonly AccountStatus ACTIVE = new("ACTIVE");
    public static readonly AccountStatus SUSPENDED = new("SUSPENDED");
    public static readonly AccountStatus PENDING_CLOSURE = new("PENDING_CLOSURE");

    public AccountStatus(string value) : base(value) { }

    public static AccountStatus FindValue(string value) => FindValue<AccountStatus>(value);

    public static implicit operator AccountStatus(string value) => FindValue(value);
}

public class ConstraintViolationExceptionReason : ConstantClass
{
    public static readonly ConstraintViolationExceptionReason ORGANIZATION_NOT_IN_ALL_FEATURES_MODE =
        new("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
    public static readonly ConstraintViolationExceptionReason MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED =
        new("MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED");
    public static readonly ConstraintViolationExceptionReason CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR =
        new("CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR");
    public static readonly ConstraintViolationExceptionReason DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE =
        new("DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE");
    public static readonly ConstraintViolationExceptionReason POLICY_TYPE_ENABLED_FOR_THIS_SERVICE =
        new("POLICY_TYPE_ENABLED_FOR_THIS_SERVICE");
    public static readonly ConstraintViolationExceptionReason SERVICE_ACCESS_NOT_ENABLED =
        new("SERVICE_ACCESS_NOT_ENABLED");
    public static readonly ConstraintViolationExceptionReason
        CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR =
            new("CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR");

    public static readonly ConstraintViolationExceptionReason MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED =
        new("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    public static readonly ConstraintViolationExceptionReason MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED =
        new("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");

    public ConstraintViolationExceptionReason(string value) : base(value) { }

    public static ConstraintViolationExceptionReason FindValue(string value) =>
        FindValue<ConstraintViolationExceptionReason>(value);

    public static implicit operator ConstraintViolationExceptionReason(string value) => FindValue(value);
}

public class InvalidInputExceptionReason : ConstantClass
{
    public static readonly InvalidInputExceptionReason INVALID_ENUM_POLICY_TYPE = new("INVALID_ENUM_POLICY_TYPE");
    public static readonly InvalidInputExceptionReason INVALID_PATTERN = new("INVALID_PATTERN");
    public static readonly InvalidInputExceptionReason INVALID_PATTERN_TARGET_ID = new("INVALID_PATTERN_TARGET_ID");
    public static readonly InvalidInputExceptionReason INPUT_REQUIRED = new("INPUT_REQUIRED");
    public static readonly InvalidInputExceptionReason INVALID_NEXT_TOKEN = new("INVALID_NEXT_TOKEN");
    public static readonly InvalidInputExceptionReason UNRECOGNIZED_SERVICE_PRINCIPAL =
        new("UNRECOGNIZED_SERVICE_PRINCIPAL");

    public InvalidInputExceptionReason(string value) : base(value) { }

    public static InvalidInputExceptionReason FindValue(string value) => FindValue<InvalidInputExceptionReason>(value);

    public static implicit operator InvalidInputExceptionReason(string value) => FindValue(value);
}

public class OrganizationFeatureSet : ConstantClass
{
    public static readonly OrganizationFeatureSet ALL = new("ALL");
    public static readonly OrganizationFeatureSet CONSOLIDATED_BILLING = new("CONSOLIDATED_BILLING");

    public OrganizationFeatureSet(string value) : base(value) { }

    public static OrganizationFeatureSet FindValue(string value) => FindValue<OrganizationFeatureSet>(value);

    public static implicit operator OrganizationFeatureSet(string value) => FindValue(value);
}

public class PolicyType : ConstantClass
{
    public static readonly PolicyType SERVICE_CONTROL_POLICY = new("SERVICE_CONTROL_POLICY");
    public static readonly PolicyType RESOURCE_CONTROL_POLICY = new("RESOURCE_CONTROL_POLICY");
    public static readonly PolicyType TAG_POLICY = new("TAG_POLICY");
    public static readonly PolicyType BACKUP_POLICY = new("BACKUP_POLICY");
    public static readonly PolicyType AISERVICES_OPT_OUT_POLICY = new("AISERVICES_OPT_OUT_POLICY");
    public static readonly PolicyType CHATBOT_POLICY = new("CHATBOT_POLICY");
    public static readonly PolicyType DECLARATIVE_POLICY_EC2 = new("DECLARATIVE_POLICY_EC2");
    public static readonly PolicyType SECURITYHUB_POLICY = new("SECURITYHUB_POLICY");
    public static readonly PolicyType INSPECTOR_POLICY = new("INSPECTOR_POLICY");
    public static readonly PolicyType UPGRADE_ROLLOUT_POLICY = new("UPGRADE_ROLLOUT_POLICY");
    public static readonly PolicyType BEDROCK_POLICY = new("BEDROCK_POLICY");
    public static readonly PolicyType S3_POLICY = new("S3_POLICY");
    public static readonly PolicyType NETWORK_SECURITY_DIRECTOR_POLICY = new("NETWORK_SECURITY_DIRECTOR_POLICY");

    public PolicyType(string value) : base(value) { }

    public static PolicyType FindValue(string value) => FindValue<PolicyType>(value);

    public static implicit operator PolicyType(string value) => FindValue(value);
}

public class PolicyTypeStatus : ConstantClass
{
    public static readonly PolicyTypeStatus ENABLED = new("ENABLED");
    public static readonly PolicyTypeStatus PENDING_ENABLE = new("PENDING_ENABLE");
    public static readonly PolicyTypeStatus PENDING_DISABLE = new("PENDING_DISABLE");

    public PolicyTypeStatus(string value) : base(value) { }

    public static PolicyTypeStatus FindValue(string value) => FindValue<PolicyTypeStatus>(value);

    public static implicit operator PolicyTypeStatus(string value) => FindValue(value);
}

public class TargetType : ConstantClass
{
    public static readonly TargetType ACCOUNT = new("ACCOUNT");
    public static readonly TargetType ORGANIZATIONAL_UNIT = new("ORGANIZATIONAL_UNIT");
    public static readonly TargetType ROOT = new("ROOT");

    public TargetType(string value) : base(value) { }

    public static TargetType FindValue(string value) => FindValue<TargetType>(value);

    public static implicit operator TargetType(string value) => FindValue(value);
}
