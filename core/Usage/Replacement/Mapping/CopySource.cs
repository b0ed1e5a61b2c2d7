namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The object that a copy reads, which is another than the one it writes.</summary>
/// <remarks>
/// The parameter is <c>x-amz-copy-source</c>: bucket, slash and key, encoded as in an address, and perhaps a version.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
/// </remarks>
internal static class CopySource
{
    private const string Parameter = "x-amz-copy-source";
    private const string Version = "?versionId=";

    /// <summary>True for an event that copies and names what.</summary>
    public static bool IsCopy(CallFacts facts) =>
        facts.Event.Name is "CopyObject" or "UploadPartCopy" && facts.Values(Parameter).Count == 1;

    /// <summary>The action that reads it.</summary>
    public static string Read(CallFacts facts) =>
        facts.Values(Parameter)[0].Contains(Version) ? "GetObjectVersion" : "GetObject";

    /// <summary>The scope of the action that reads it; null for every other action.</summary>
    /// <exception cref="UnwritableNameException">A policy cannot hold the name.</exception>
    public static ResourceScope? Of(IamAction action, CallFacts facts)
    {
        if (!IsCopy(facts) || action.Name is not ("GetObject" or "GetObjectVersion"))
            return null;
        var source = Uri.UnescapeDataString(facts.Values(Parameter)[0].Split(Version)[0]).TrimStart('/');
        return source.Contains('/') && !ParameterNames.IsArn(source)
            ? new ResourceScope.Named([$"arn:{facts.Partition.Name}:s3:::{ParameterNames.Literal(source)}"])
            : new ResourceScope.NotNamed();
    }
}
