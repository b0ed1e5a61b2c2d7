using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>
/// Denies root users <c>aws login</c>, which turns a console sign-in into credentials for the command line, without any
/// access key.
/// </summary>
/// <remarks>
/// Off by default: AWS recommends it to those who must work as root, above an access key
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html). The two actions:
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_signin.html.
/// </remarks>
internal sealed class DenyRootAwsLogin : IGuardrail
{
    private const string Client = "arn:PARTITION:signin:REGION:ACCOUNT:oauth2/public-client/localhost";

    public string Name => nameof(DenyRootAwsLogin);

    public string Description =>
        "Denies the root user of member accounts command line credentials from a console sign-in (aws login).";

    public string Breaks =>
        "Root tasks are done in the console alone: 'aws login' as root, and other programs that sign in by the "
        + "browser, are refused. "
        + "Signing in to the console itself stays possible, unless console authorization is on in the account or the "
        + "organization: then AWS asks for the same two actions when root signs in to the console, and root is locked "
        + "out of it (https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html).";

    public IReadOnlyList<FrameworkReference> References => [];

    public bool OnByDefault => false;

    public bool AllowsExemptions => true;

    public Question Question { get; } = new(
        "rootSignsInToCommandLine",
        "root uses aws login",
        "aws login",
        Actor.Root,
        [("signin:AuthorizeOAuth2Access", Client), ("signin:CreateOAuth2Token", Client)])
    {
        NeedsSignIn = true,
    };

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootSignIn;

    public IReadOnlyList<PolicyStatement> Statements(GuardrailContext context) =>
        context.WithExemptions(
            RootUserStatement.Denied(Name, Patterns.Of("signin:AuthorizeOAuth2Access", "signin:CreateOAuth2Token")));
}
