using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class CallAs : ConstantClass
{
    public static readonly CallAs SELF = new("SELF");
    public static readonly CallAs DELEGATED_ADMIN = new("DELEGATED_ADMIN");

    public CallAs(string value) : base(value) { }

    public static CallAs FindValue(string value) => FindValue<CallAs>(value);

    public static implicit operator CallAs(string value) => FindValue(value);
}

public class OrganizationStatus : ConstantClass
{
    public static readonly OrganizationStatus ENABLED = new("ENABLED");
    public static readonly OrganizationStatus DISABLED = new("DISABLED");
    public static readonly OrganizationStatus DISABLED_PERMANENTLY = new("DISABLED_PERMANENTLY");

    public OrganizationStatus(string value) : base(value) { }

    public static OrganizationStatus FindValue(string value) => FindValue<OrganizationStatus>(value);

    public static implicit operator OrganizationStatus(string value) => FindValue(value);
}
