using Guardrails.Local.Deployment;

namespace Guardrails.Local.Services.Config;

/// <summary>
/// A recorder and its delivery channel: AWS Config takes no channel without a recorder, and CloudFormation waits with a
/// recorder until its channel is there. So they stand in one template, and where one depends on the other, neither is
/// ever complete.
/// </summary>
/// <remarks>
/// Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-configurationrecorder.html
/// </remarks>
internal sealed class RecorderPair : ITemplateRule
{
    private const string Recorder = "AWS::Config::ConfigurationRecorder";
    private const string Channel = "AWS::Config::DeliveryChannel";

    /// <summary>
    /// The order in which the two come here, where nothing happens at the same time: first what the others depend on.
    /// </summary>
    public IEnumerable<string> After(TemplateResource resource, IReadOnlyDictionary<string, TemplateResource> all) =>
        resource.Type == Channel ? Of(Recorder, all).Select(recorder => recorder.LogicalId) : [];

    /// <summary>Refuses a template in which the two cannot be created.</summary>
    public void Check(string stack, IReadOnlyDictionary<string, TemplateResource> all)
    {
        var (recorders, channels) = (Of(Recorder, all), Of(Channel, all));
        foreach (var alone in recorders.Count == channels.Count ? [] : recorders.Concat(channels))
        {
            throw new DeployException(
                stack,
                alone.LogicalId,
                alone.Type,
                $"a template has one {Recorder} and one {Channel}, or neither: "
                + "CloudFormation completes none without the other.");
        }

        foreach (var (one, other) in recorders.Zip(channels).SelectMany(
            pair => new[] { (pair.First, pair.Second), (pair.Second, pair.First) }))
        {
            if (DependsOn(one, other.LogicalId, all))
            {
                throw new DeployException(
                    stack,
                    one.LogicalId,
                    one.Type,
                    $"it depends on {other.LogicalId}, which CloudFormation does not complete before it: "
                    + "remove the dependency.");
            }
        }
    }

    private static List<TemplateResource> Of(string type, IReadOnlyDictionary<string, TemplateResource> all) =>
        [.. all.Values.Where(resource => resource.Type == type)];

    private static bool DependsOn(
        TemplateResource resource, string id, IReadOnlyDictionary<string, TemplateResource> all) =>
        resource.Dependencies.Any(
            dependency => dependency == id
                || all.TryGetValue(dependency, out var next) && next != resource && DependsOn(next, id, all));
}
