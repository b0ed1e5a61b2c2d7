using System.Text.Json.Nodes;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Decisions;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Names;
using Guardrails.Core.Remediation;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>An embedded organization that is watched: time passes in it, and people and root users act.</summary>
internal sealed class Watched(LocalOrganization aws, Clock clock)
{
    /// <summary>The delegated administrator of the sample organization.</summary>
    public static readonly AccountId Security = AccountId.Parse("222222222222");

    private const string Region = "us-east-1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Events are delivered, time passes, and its consequences are delivered, too.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await aws.DeliverEventsAsync(Cancellation);
        clock.Move(time);
        await aws.DeliverEventsAsync(Cancellation);
    }

    /// <summary>The root user makes a long-term key and reads with it.</summary>
    public async Task<string> MakeAndUseKeyAsync(AccountId account)
    {
        using var root = RootClient.Of(aws, account);
        var key = (await root.CreateAccessKeyAsync(new CreateAccessKeyRequest(), Cancellation)).AccessKey;
        using var user = new AmazonIdentityManagementServiceClient(
            new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey),
            new AmazonIdentityManagementServiceConfig
            {
                ServiceURL = aws.Endpoint.ToString(), AuthenticationRegion = Region, MaxErrorRetry = 0,
            });
        await user.ListAccessKeysAsync(new ListAccessKeysRequest(), Cancellation);
        return key.AccessKeyId;
    }

    /// <summary>The incidents of an account, as its ledger holds them.</summary>
    public Task<IReadOnlyList<Incident>> IncidentsAsync(AccountId account) =>
        new IncidentLedger(
            new LedgerTable(
                ClientsOf(Security).Ledger(), DeployedNames.Ledger, Calls),
            clock,
            TimeSpan.FromDays(400)).IncidentsAsync(account, Cancellation);

    /// <summary>A person of IAM Identity Center acknowledges an incident.</summary>
    /// <returns>The function's answer.</returns>
    public Task<JsonObject> AcknowledgeAsync(Incident incident, string reason) =>
        DecideAsync("jane", AcknowledgeDecision.Of(incident, reason));

    /// <summary>A person of IAM Identity Center decides.</summary>
    /// <param name="name">The person's name.</param>
    /// <param name="decision">The decision.</param>
    /// <returns>The function's answer.</returns>
    public async Task<JsonObject> DecideAsync(string name, Decision decision)
    {
        var person = Clients(aws.Person(Security, name));
        var payload = decision.ToJson();
        var endpoint = ProofEndpoint.Of(Partition.Commercial, aws.Endpoint.ToString());
        // A person signs with the machine's clock.
        var proof = new ProofMaker(person.Credentials(), endpoint, TimeProvider.System);
        payload["proof"] = (await proof.MakeAsync(decision)).ToJson();
        return await new FunctionInvoker(ClientsOf(Security).Functions(), Calls)
            .InvokeAsync(DeployedNames.Decisions, payload, Cancellation);
    }

    /// <summary>Clients of an account's administrator.</summary>
    public AwsClients ClientsOf(AccountId account) => Clients(aws.Administrator(account));

    private AwsCalls Calls => new(new CallTerms(_ => "try again."), clock);

    /// <summary>The remediations of an account, as its ledger holds them.</summary>
    public Task<IReadOnlyList<RemediationCase>> RemediationsAsync(AccountId account) =>
        Remediations().CasesAsync(account, Cancellation);

    /// <summary>The log of a remediation.</summary>
    public Task<IReadOnlyList<RemediationEntry>> EntriesAsync(RemediationCase one) =>
        Remediations().EntriesAsync(one.Account, one.Id, Cancellation);

    private RemediationLedger Remediations() =>
        new(new LedgerTable(ClientsOf(Security).Ledger(), DeployedNames.Ledger, Calls));

    private AwsClients Clients(LocalCredentials person) => new(AwsClients.Impatient, settings =>
    {
        settings.ServiceURL = aws.Endpoint.ToString();
        settings.AuthenticationRegion = Region;
        settings.DefaultAWSCredentials =
            new SessionAWSCredentials(person.AccessKeyId, person.SecretAccessKey, person.SessionToken);
    });
}
