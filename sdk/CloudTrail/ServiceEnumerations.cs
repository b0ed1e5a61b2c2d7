using Amazon.Runtime;

namespace Amazon.CloudTrail;

public class EventCategory : ConstantClass
{
    public static readonly EventCategory Insight = new("insight");

    public EventCategory(string value) : base(value) { }

    public static EventCategory FindValue(string value) => FindValue<EventCategory>(value);

    public static implicit operator EventCategory(string value) => FindValue(value);
}

public class LookupAttributeKey : ConstantClass
{
    public static readonly LookupAttributeKey AccessKeyId = new("AccessKeyId");
    public static readonly LookupAttributeKey EventId = new("EventId");
    public static readonly LookupAttributeKey EventName = new("EventName");
    public static readonly LookupAttributeKey EventSource = new("EventSource");
    public static readonly LookupAttributeKey ReadOnly = new("ReadOnly");
    public static readonly LookupAttributeKey ResourceName = new("ResourceName");
    public static readonly LookupAttributeKey ResourceType = new("ResourceType");
    public static readonly LookupAttributeKey Username = new("Username");

    public LookupAttributeKey(string value) : base(value) { }

    public static LookupAttributeKey FindValue(string value) => FindValue<LookupAttributeKey>(value);

    public static implicit operator LookupAttributeKey(string value) => FindValue(value);
}

public class ReadWriteType : ConstantClass
{
    public static readonly ReadWriteType All = new("All");
    public static readonly ReadWriteType ReadOnly = new("ReadOnly");
    public static readonly ReadWriteType WriteOnly = new("WriteOnly");

    public ReadWriteType(string value) : base(value) { }

    public static ReadWriteType FindValue(string value) => FindValue<ReadWriteType>(value);

    public static implicit operator ReadWriteType(string value) => FindValue(value);
}
