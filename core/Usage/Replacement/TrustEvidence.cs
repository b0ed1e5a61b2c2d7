using System.Net;
using System.Text.RegularExpressions;
using Guardrails.Core.Json;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>The things that a key's events say of where its application runs.</summary>
/// <remarks>
/// SDKs write where they run into their user agent. An instance of EC2 does not: the kernel of Amazon Linux and a VPC
/// endpoint point to one. Sources: https://docs.aws.amazon.com/sdkref/latest/guide/user-agent.html and
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// </remarks>
internal static partial class TrustEvidence
{
    private const string Environment = "exec-env/";

    /// <summary>The suggestions, that with most events first.</summary>
    public static IReadOnlyList<TrustSuggestion> Of(IReadOnlyList<OneCall> calls, ReplacementOptions options)
    {
        List<TrustSuggestion> suggestions =
        [
            .. calls
                .Select(call => (call.EventId, Hint: Hint(call)))
                .Where(one => one.Hint is not null)
                .GroupBy(one => one.Hint!.Value.Kind)
                .Select(group => Suggestion(
                    group.Key,
                    group.Select(one => one.Hint!.Value.Why).Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal).First(),
                    CallEvidence.Of(group.Select(one => one.EventId)), options))
                .OrderByDescending(suggestion => suggestion.Evidence.Calls).ThenBy(suggestion => suggestion.Kind),
        ];
        return suggestions.Count > 0
            ? suggestions
            : [Suggestion(TrustKind.NotKnown, "No event says where the application runs.", new(0, []), options)];
    }

    private static TrustSuggestion Suggestion(
        TrustKind kind, string why, CallEvidence evidence, ReplacementOptions options)
    {
        var policy = TrustPolicies.Of(kind, options.Partition, options.Account);
        return new(kind, policy, TrustPolicies.ToFillIn(policy), why, evidence);
    }

    private static (TrustKind Kind, string Why)? Hint(OneCall call)
    {
        var (agent, address) = (call.Activity.Origin.Agent ?? "", call.Activity.Origin.Address ?? "");
        if (agent.Contains(Environment + "AWS_Lambda"))
            return (TrustKind.Lambda, "The user agent says that it runs in a Lambda function.");
        if (agent.Contains(Environment + "AWS_ECS"))
            return (TrustKind.EcsTasks, "The user agent says that it runs in a task of Amazon ECS.");
        if (agent.Contains("configure-aws-credentials") || agent.Contains("github", StringComparison.OrdinalIgnoreCase))
            return (TrustKind.GitHubActions, "The user agent says that it is a workflow of GitHub.");
        // A call that a service made, and one in the console or in CloudShell, says nothing of an application.
        if (!IPAddress.TryParse(address, out _) || agent.Contains(Environment) || Console().IsMatch(agent))
            return null;
        if (AmazonLinux().IsMatch(agent) || call.Activity.Origin.VpcEndpointId is not null)
            return (TrustKind.Ec2, "The kernel of Amazon Linux, or a VPC endpoint, points to Amazon EC2.");
        return OfAws().IsMatch(agent)
            ? (TrustKind.RolesAnywhere, "An SDK of AWS called from an address that nothing tells to be AWS's.")
            : (TrustKind.Vendor, $"The program calls itself {Name(agent)}, which is no SDK of AWS.");
    }

    private static string Name(string agent) => Printable.Line(agent.Trim('[', ']').Split(' ', '/')[0]);

    [GeneratedRegex("amzn2")]
    private static partial Regex AmazonLinux();

    [GeneratedRegex(@"console\.amazonaws\.com|signin\.amazonaws\.com|S3Console|AWS Internal|aws-internal|\AMozilla/")]
    private static partial Regex Console();

    [GeneratedRegex(
        @"\A\[?(aws-|Boto|AWSPowerShell|APN/|HashiCorp|Terraform|\z)|botocore/|aws-sdk|\bapp/|\(no agent\)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OfAws();
}
