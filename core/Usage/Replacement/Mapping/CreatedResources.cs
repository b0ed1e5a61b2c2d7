namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>Types of resource that a call makes besides those that it names, and that AWS asks for, too.</summary>
internal static class CreatedResources
{
    // An instance gets a root volume also where the request says nothing of it.
    // Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html
    private static readonly Dictionary<string, IReadOnlyList<string>> Table = new(StringComparer.Ordinal)
    {
        ["ec2:RunInstances"] = ["volume"],
    };

    /// <summary>The types of an action.</summary>
    public static IReadOnlyList<string> Of(IamAction action) => Table.GetValueOrDefault(action.FullName) ?? [];
}
