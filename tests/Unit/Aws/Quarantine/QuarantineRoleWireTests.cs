using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Quarantine;
using Guardrails.Aws.Sessions;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Roles;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Organization;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Aws.Quarantine;

/// <summary>
/// The role that quarantines, with the policy and the trust that are deployed, assumed by the real SDK as the function
/// that removes root credentials assumes it. After each refusal its own move passes.
/// </summary>
public sealed class QuarantineRoleWireTests : IAsyncLifetime
{
    private const string Management = "111111111111";
    private const string Security = "222222222222";
    private const string Payments = "444444444444";
    private const string Others = "p-ofothers1";

    private const string Trust =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
         "Action":"sts:AssumeRole"}]}
        """;

    private readonly AwsCalls _calls = new(new CallTerms(_ => "look."), TimeProvider.System);
    private LocalOrganization _aws = null!;
    private IAmazonOrganizations _organizations = null!;

    public async ValueTask InitializeAsync()
    {
        _aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions { Time = TimeProvider.System }, default);
        var config = OrganizationFiles.Valid(OrganizationFiles.Minimal);
        foreach (var policy in QuarantinePolicy.All)
            Add(_aws.World.NextId("p-", 10), policy.Name, policy.Document.Minified());

        // A policy of others that denies nothing beyond what a quarantine denies: its id alone makes the difference.
        Add(Others, "Somebody's", QuarantinePolicy.Removal.Document.Minified());
        var quarantine = QuarantineRole.Of(config);
        _aws.World.NewRole(_aws.World.Account(Management), quarantine.Name, quarantine.Trust.Policy.Minified())
            .InlinePolicies["own"] = QuarantinePolicy.All.Aggregate(
                quarantine.Policy!.Minified(),
                (text, policy) => text.Replace(
                    Gap.PolicyId(policy.Guardrail), IdOf(policy), StringComparison.Ordinal));
        var caller = _aws.World.NewRole(_aws.World.Account(Security), DeployedNames.RootRemediation, Trust);
        caller.InlinePolicies["own"] = RootRemediationRole.Of(config).Policy!.Minified();
        var clients = ClientsOf(_aws.World.Of<Sessions>()
            .Issue(new RoleSession(caller, "guardrails", []), _aws.World.Now.AddHours(1)).Credentials);
        RoleSessions roles = new(clients.SecurityToken(), Partition.Commercial, "guardrails", _calls);
        _organizations = clients.Organizations(
            await roles.OpenAsync(AccountId.Parse(Management), DeployedNames.Quarantine, default));
    }

    public async ValueTask DisposeAsync()
    {
        _organizations.Dispose();
        await _aws.DisposeAsync();
    }

    public static TheoryData<string, QuarantineKind> PlacesThatAreNoAccount => new(
        from target in (string[])["r-ex01", "ou-ex01-workload", "ou-ex01-workprod"]
        from kind in Enum.GetValues<QuarantineKind>()
        select (target, kind));

    [Theory]
    [MemberData(nameof(PlacesThatAreNoAccount))]
    public async Task A_quarantine_of_a_unit_or_of_the_root_is_refused(string target, QuarantineKind kind)
    {
        var id = IdOf(Policy(kind));

        await RefusedAsync(() => AttachAsync(id, target));
        _aws.World.Attach(id, target);
        await RefusedAsync(() => DetachAsync(id, target));

        _aws.World.TargetsOf(id).ShouldBe([target]);
        await QuarantinesAsync(kind, AccountId.Parse(Payments));
    }

    [Theory]
    [InlineData(Others)]
    [InlineData("p-FullAWSAccess")]
    public async Task Another_policy_is_refused_on_an_account_too(string id)
    {
        var before = _aws.World.TargetsOf(id).Count();

        await RefusedAsync(() => AttachAsync(id, Payments));
        await RefusedAsync(() => DetachAsync(id, Payments));
        await RefusedAsync(() => AttachAsync(id, "r-ex01"));

        _aws.World.TargetsOf(id).Count().ShouldBe(before);
        await QuarantinesAsync(QuarantineKind.Removal, AccountId.Parse(Payments));
    }

    [Theory]
    [InlineData(QuarantineKind.Removal)]
    [InlineData(QuarantineKind.Leak)]
    public Task An_account_is_quarantined_and_let_go(QuarantineKind kind) =>
        QuarantinesAsync(kind, AccountId.Parse("555555555555"));

    /// <summary>The move that the role is there for, by the product's own calls.</summary>
    private async Task QuarantinesAsync(QuarantineKind kind, AccountId account)
    {
        QuarantinePolicies policies = new(_organizations, _calls);
        var id = await policies.FindAsync(Policy(kind), default);
        id.ShouldBe(IdOf(Policy(kind)));

        (await policies.AttachAsync(id, account, default)).ShouldBe(QuarantineMove.Done);
        _aws.World.TargetsOf(id).ShouldContain(account.Value);
        (await policies.DetachAsync(id, account, default)).ShouldBe(QuarantineMove.Done);
        _aws.World.TargetsOf(id).ShouldNotContain(account.Value);
    }

    private static async Task RefusedAsync(Func<Task> move) => await Should.ThrowAsync<AccessDeniedException>(move);

    private Task<AttachPolicyResponse> AttachAsync(string id, string target) => _organizations.AttachPolicyAsync(
        new AttachPolicyRequest { PolicyId = id, TargetId = target });

    private Task<DetachPolicyResponse> DetachAsync(string id, string target) => _organizations.DetachPolicyAsync(
        new DetachPolicyRequest { PolicyId = id, TargetId = target });

    private static QuarantinePolicy Policy(QuarantineKind kind) =>
        QuarantinePolicy.All.Single(policy => policy.Kind == kind);

    private string IdOf(QuarantinePolicy policy) =>
        _aws.World.Policies.Values.Single(one => one.Name == policy.Name).Id;

    private void Add(string id, string name, string text) =>
        _aws.World.Policies.Add(id, new OrganizationPolicy(id, name) { Content = text });

    private AwsClients ClientsOf(LocalCredentials who) => new(
        retries: 0,
        settings =>
        {
            settings.ServiceURL = _aws.Endpoint.ToString();
            settings.AuthenticationRegion = "us-east-1";
            settings.DefaultAWSCredentials =
                new SessionAWSCredentials(who.AccessKeyId, who.SecretAccessKey, who.SessionToken);
        });
}
