using System.Text.RegularExpressions;

namespace Guardrails.Core.Usage;

/// <summary>The meaning of what programs write into their user agents.</summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/sdkref/latest/guide/feature-appid.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (AWS_EXECUTION_ENV, which SDKs repeat as
/// exec-env),
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
/// (signin.amazonaws.com, console.amazonaws.com), and for APN the field: AWS's partners put their product's name there.
/// </remarks>
internal static partial class AgentMeaning
{
    /// <summary>The usual meaning of the text; null where none of its words is known.</summary>
    public static string? Of(string agent)
    {
        var found = Named(agent).Concat(
            from one in Words
            where agent.Contains(one.Word, StringComparison.OrdinalIgnoreCase)
            select one.Meaning).ToList();
        return found.Count == 0 ? null : string.Join("; ", found);
    }

    private static readonly (string Word, string Meaning)[] Words =
    [
        ("terraform", "Terraform"),
        ("pulumi", "Pulumi"),
        ("ansible", "Ansible"),
        ("aws-cli/", "the AWS CLI"),
        ("boto3/", "Python, boto3"),
        ("aws-sdk-java", "Java, the AWS SDK"),
        ("aws-sdk-go", "Go, the AWS SDK"),
        ("aws-sdk-js", "JavaScript, the AWS SDK"),
        ("aws-sdk-dotnet", ".NET, the AWS SDK"),
        ("aws-sdk-php", "PHP, the AWS SDK"),
        ("aws-sdk-ruby", "Ruby, the AWS SDK"),
        ("console.amazonaws.com", "the AWS console"),
        ("signin.amazonaws.com", "the AWS console's sign-in"),
    ];

    private static IEnumerable<string> Named(string agent)
    {
        if (Application().Match(agent) is { Success: true } application)
            yield return $"the application {application.Groups["name"].Value}";
        if (Environment().Match(agent) is { Success: true } environment)
            yield return $"runs in {environment.Groups["name"].Value.Replace('_', ' ')}";
        if (Partner().Match(agent) is { Success: true } partner)
            yield return $"the partner's product {partner.Groups["name"].Value.Trim()}";
    }

    [GeneratedRegex(@"(?<![^\s\[])app/(?<name>[^\s\]]{1,50})", RegexOptions.ExplicitCapture)]
    private static partial Regex Application();

    [GeneratedRegex(@"exec-env/(?<name>[^\s\]]{1,50})", RegexOptions.ExplicitCapture)]
    private static partial Regex Environment();

    [GeneratedRegex(@"APN/[0-9.]{1,9}[ _]?(?<name>[^\s/(\[\]]{1,60})", RegexOptions.ExplicitCapture)]
    private static partial Regex Partner();
}
