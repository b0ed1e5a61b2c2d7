using Amazon.Runtime;

namespace Amazon.CloudTrail;

public class ReadWriteType : ConstantClass
{
    public static readonly ReadWriteType All = new("All");
    public static readonly ReadWriteType ReadOnly = new("ReadOnly");
    public static readonly ReadWriteType WriteOnly = new("WriteOnly");

    public ReadWriteType(string value) : base(value) { }

    public static ReadWriteType FindValue(string value) => FindValue<ReadWriteType>(value);

    public static implicit operator ReadWriteType(string value) => FindValue(value);
}
