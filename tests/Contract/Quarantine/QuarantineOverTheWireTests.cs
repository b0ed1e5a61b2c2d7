using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Quarantine;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Roles;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;

namespace Guardrails.Tests.Contract.Quarantine;

/// <summary>
/// The remediation quarantines an account of the embedded organization by the role for it, over the wire.
/// </summary>
public sealed class QuarantineOverTheWireTests : IAsyncLifetime
{
    private const string ManagementId = "111111111111";

    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private static readonly AwsCalls Calls = new(new CallTerms(_ => "look."), TimeProvider.System);

    private LocalOrganization _aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _aws = await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions(), Cancellation);
        var example = await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.json"), Cancellation);
        var role = QuarantineRole.Of(OrganizationFile.Parse(example, new DateOnly(2026, 11, 23)).Config!);
        var text = QuarantinePolicy.All.Aggregate(role.Policy!.Minified(), (filled, policy) => filled.Replace(
            Gap.PolicyId(policy.Guardrail), Deploy(policy), StringComparison.Ordinal));
        _aws.World.NewRole(_aws.World.Account(ManagementId), role.Name, role.Trust.Policy.Minified())
            .InlinePolicies["Quarantine"] = text;
    }

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task An_account_is_quarantined_and_lifted_and_each_call_can_be_made_twice()
    {
        var policies = await Sessions(DeployedNames.RootRemediation).OpenAsync(Cancellation);
        var id = await policies.FindAsync(QuarantinePolicy.Removal, Cancellation);

        (await policies.AttachAsync(id, Account, Cancellation)).ShouldBe(QuarantineMove.Done);
        (await policies.AttachAsync(id, Account, Cancellation)).ShouldBe(QuarantineMove.AlreadySo);
        (await policies.TargetsAsync(id, Cancellation)).ShouldBe([TargetId.Of(Account)]);
        (await policies.AttachedToAsync(Account, Cancellation)).ShouldContain(id);

        (await policies.DetachAsync(id, Account, Cancellation)).ShouldBe(QuarantineMove.Done);
        (await policies.DetachAsync(id, Account, Cancellation)).ShouldBe(QuarantineMove.AlreadySo);
        (await policies.TargetsAsync(id, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_without_a_slot_and_one_that_left_are_told_apart()
    {
        var policies = await Sessions(DeployedNames.RootRemediation).OpenAsync(Cancellation);
        var id = await policies.FindAsync(QuarantinePolicy.Leak, Cancellation);
        while (_aws.World.AttachedTo(Account.Value).Count() < 10)
            _aws.World.Attach(Add($"More{_aws.World.Policies.Count}", QuarantinePolicy.Leak), Account.Value);

        (await policies.AttachAsync(id, Account, Cancellation)).ShouldBe(QuarantineMove.NoFreeSlot);
        (await policies.AttachAsync(id, AccountId.Parse("000000000009"), Cancellation))
            .ShouldBe(QuarantineMove.AccountLeft);
    }

    [Fact]
    public async Task Another_policy_is_refused_whatever_the_code_asks_for()
    {
        var policies = await Sessions(DeployedNames.RootRemediation).OpenAsync(Cancellation);

        (await Should.ThrowAsync<AwsCallException>(() =>
            policies.DetachAsync(OrganizationPolicy.FullAwsAccessId, Account, Cancellation))).Refused.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_function_of_the_account_cannot_open_the_session() =>
        (await Should.ThrowAsync<AwsCallException>(() =>
            Sessions(DeployedNames.RootDeletion).OpenAsync(Cancellation))).Refused.ShouldBeTrue();

    private string Deploy(QuarantinePolicy policy) => Add(policy.Name, policy);

    private string Add(string name, QuarantinePolicy policy)
    {
        var id = _aws.World.NextId("p-", 10);
        _aws.World.Policies.Add(id, new OrganizationPolicy(id, name) { Content = policy.Document.Minified() });
        return id;
    }

    /// <summary>The sessions that a function opens, whose role may assume anything.</summary>
    private QuarantineSessions Sessions(string function)
    {
        var role = _aws.World.NewRole(_aws.World.Account("222222222222"), function, "{}");
        role.InlinePolicies["Assume"] =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""";
        var session = _aws.World.Of<Sessions>().Issue(
            new RoleSession(role, "function", []), _aws.World.Now.AddHours(1)).Credentials;
        var credentials = new SessionAWSCredentials(
            session.AccessKeyId, session.SecretAccessKey, session.SessionToken);
        var clients = new AwsClients(retries: 0, settings =>
        {
            settings.ServiceURL = _aws.Endpoint.ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials = credentials;
        });
        return new(
            new RoleSessions(clients.SecurityToken(), Partition.Commercial, "guardrails", Calls),
            AccountId.Parse(ManagementId),
            clients.Organizations,
            Calls);
    }
}
