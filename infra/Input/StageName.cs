using System.Text.RegularExpressions;

namespace Guardrails.Infra.Input;

/// <summary>The name of an organization's CDK stage, which comes from its file.</summary>
internal static partial class StageName
{
    public const string Accepted = "a letter, then letters, digits, '-' or '_', such as orgs/acme-prod.json";

    public static string Of(string path) => Path.GetFileNameWithoutExtension(path);

    /// <remarks>Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Stage.html</remarks>
    public static bool IsAccepted(string path) => Pattern().IsMatch(Of(path));

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
