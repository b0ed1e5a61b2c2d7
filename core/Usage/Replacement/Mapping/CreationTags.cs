namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The permission to tag what a call to Amazon EC2 makes.</summary>
/// <remarks>
/// The new resource's id is in no request, so the condition narrows it: tags only in that call.
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
/// </remarks>
internal static class CreationTags
{
    private const string TagSpecifications = "tagSpecificationSet";

    /// <summary>The permission; none where the call tags nothing.</summary>
    public static IEnumerable<NeededPermission> Of(string service, CallFacts facts)
    {
        if (service != "ec2" || !facts.Has(TagSpecifications))
            yield break;
        var types = facts.Values($"{TagSpecifications}.items.resourceType")
            .Where(type => type.All(character => character is '-' or (>= 'a' and <= 'z'))).ToList();
        var arns = types.Select(type => $"arn:{facts.Partition.Name}:ec2:{facts.Region}:*:{type}/*").ToList();
        ResourceScope scope = arns.Count > 0 ? new ResourceScope.Named(arns) : new ResourceScope.NotNamed();
        yield return new("ec2:CreateTags", scope)
        {
            Only = new("ec2:CreateAction", facts.Event.Name),
        };
    }
}
