using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Quarantine;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine;
using Guardrails.Local;
using Guardrails.Local.Authorization;

namespace Guardrails.Tests.Synth;

/// <summary>The deployed role that quarantines and the deployed policies, as the remediation uses them.</summary>
internal static class DeployedQuarantine
{
    private static readonly AwsCalls Calls = new(new CallTerms(_ => "look."), TimeProvider.System);

    /// <summary>Puts an account into each quarantine, and takes it out again.</summary>
    public static async Task PassAsync(LocalOrganization aws, AccountId account, CancellationToken cancellation)
    {
        var policies = await Sessions(aws).OpenAsync(cancellation);
        foreach (var policy in QuarantinePolicy.All)
        {
            var id = await policies.FindAsync(policy, cancellation);
            (await policies.AttachAsync(id, account, cancellation)).ShouldBe(QuarantineMove.Done);
            (await policies.AttachedToAsync(account, cancellation)).ShouldContain(id);
            (await policies.TargetsAsync(id, cancellation)).ShouldBe([TargetId.Of(account)]);
            (await policies.DetachAsync(id, account, cancellation)).ShouldBe(QuarantineMove.Done);
        }
    }

    /// <summary>Sessions as the function opens them.</summary>
    private static QuarantineSessions Sessions(LocalOrganization aws)
    {
        var role = aws.World.Account("222222222222").Roles[DeployedNames.RootRemediation];
        var session = aws.World.Of<Sessions>().Issue(
            new RoleSession(role, "function", []), aws.World.Now.AddHours(1)).Credentials;
        var clients = new AwsClients(AwsClients.Impatient, settings =>
        {
            settings.ServiceURL = aws.Endpoint.ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials = new SessionAWSCredentials(
                session.AccessKeyId, session.SecretAccessKey, session.SessionToken);
        });
        return new(
            new RoleSessions(clients.SecurityToken(), Partition.Commercial, "guardrails", Calls),
            AccountId.Parse(aws.World.ManagementAccountId),
            clients.Organizations,
            Calls);
    }
}
