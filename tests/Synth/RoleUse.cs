using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Remediation;
using Guardrails.Core.Roles;
using Guardrails.Local;
using Guardrails.Local.Services.Events;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The roles of the templates against what is really called with them: over the wire, by the published functions, in
/// one life of an embedded organization from its first deploy to an account that joins.
/// </summary>
public sealed class RoleUse(Synthesis synthesis)
{
    /// <summary>The catalog's roles of the example.</summary>
    private static readonly IReadOnlyList<ProductRole> Catalog = RoleCatalog.Of(
        OrganizationFile.Parse(
            File.ReadAllText(Repository.PathOf("orgs", "example.json")), new DateOnly(2026, 11, 23)).Config!);

    /// <summary>The roles that something is called as; a name that ends with a dash goes on with a Region.</summary>
    private static readonly string[] Users =
        [
            .. Catalog.Where(role => role.Policy is not null)
                .Select(role => role.Name.Replace(PseudoParameters.Region, "")),
        ];

    /// <summary>
    /// The sample organization before anybody enabled policies, so that the setup has everything to do.
    /// </summary>
    private static string Untouched => LocalOrganization.Sample()
        .Replace("\"policyTypes\": [\"SERVICE_CONTROL_POLICY\"]", "\"policyTypes\": []", StringComparison.Ordinal);

    [Fact]
    public async Task Every_role_grants_exactly_what_is_called_with_it()
    {
        var calls = await LiveAsync();

        foreach (var role in Users)
        {
            var made = calls.Where(call => Is(role, call.Principal.Split('/')[^1])).Select(call => call.Action);
            made.Distinct().Concat(NotCalled(role))
                .ShouldBe(Granted(role), ignoreOrder: true, $"{role}: calls and grants");
        }

        var audited = calls.Where(call => call.TaskPolicy is not null).ToList();
        var tasks = Catalog.SelectMany(role => role.RootTasks).ToList();
        audited.Select(call => call.TaskPolicy).Distinct()
            .ShouldBe(tasks.Select(task => task.TaskPolicy.Split(":policy/")[1]).Distinct(), ignoreOrder: true);
        audited.Select(call => call.Action).Distinct()
            .ShouldBe(tasks.SelectMany(task => task.Actions).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void Every_role_with_a_policy_of_ours_is_asked_about() =>
        All().Where(role => role["Policies"] is not null).Select(Name).Where(name => !Users.Any(role => Is(role, name)))
            .ShouldBeEmpty("add the role to core/Roles/RoleCatalog.cs");

    private async Task<IReadOnlyCollection<AllowedCall>> LiveAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var clock = new Clock();
        await using var aws = await LocalOrganization.StartAsync(
            Untouched, new LocalOptions { Time = clock }, cancellation);
        await aws.DeployAsync(synthesis.Example.Folder, progress: null, cancellation);
        await aws.EvaluateConfigRulesAsync(only: null, cancellation);
        await aws.CreateAccountAsync("newcomer", "ou-ex01-worksand", cancellation);
        await aws.DeliverEventsAsync(cancellation);

        // One that has no role yet refuses, and may have left; one that joined without an id is put aside.
        aws.BeginAccount("without-a-role", "ou-ex01-worksand");
        EventTraffic.Put(
            aws.World, EventsState.DefaultBus(aws.World, aws.World.ManagementAccountId, "us-east-1"), Nameless());
        await aws.DeliverEventsAsync(cancellation);

        await DeployedQuarantine.PassAsync(aws, AccountId.Parse("444444444444"), cancellation);
        var watched = new Watched(aws, clock);
        await WatchAsync(aws, watched);
        await RemoveAsync(aws, watched);
        return aws.AllowedCalls();
    }

    /// <summary>A day on which there is something to tell, to look at, to forget and to compare.</summary>
    private static async Task WatchAsync(LocalOrganization aws, Watched watched)
    {
        var (exempt, other) = (AccountId.Parse("999999999999"), AccountId.Parse("444444444444"));
        aws.Confirm("cloud-security@example.com");
        aws.SignInRoot(other, mfa: false);
        await watched.MakeAndUseKeyAsync(exempt);
        EventTraffic.Put(
            aws.World, EventsState.DefaultBus(aws.World, "111111111111", "us-east-1"), Unreadable());
        EventTraffic.Put(
            aws.World, EventsState.DefaultBus(aws.World, "111111111111", "us-east-1"), Detached(aws));
        await watched.PassAsync(TimeSpan.FromMinutes(11));

        var signIn = (await watched.IncidentsAsync(other)).Single(one => one.Subject.Kind == SubjectKind.SignIn);
        (await watched.AcknowledgeAsync(signIn, "It was me."))["outcome"]!.GetValue<string>().ShouldBe("recorded");
        await watched.PassAsync(TimeSpan.FromHours(25));
        await watched.PassAsync(TimeSpan.FromHours(25));
    }

    /// <summary>A key and a certificate are removed, with the password and the device that protects it.</summary>
    private static async Task RemoveAsync(LocalOrganization aws, Watched watched)
    {
        var account = AccountId.Parse("666666666666");
        aws.World.Account(account.Value).Root.SigningCertificates.Add(
            new("ORDERSPRODCERTIFICATE001", aws.World.Now.AddYears(-9), Active: true));
        var removal = new Removal(watched, account);
        await removal.StartAsync(RemediationRequest.Default with { QuietDays = 1, Password = true });
        await removal.OverrideAsync("Nobody has signed in as root since the last audit.");
        await removal.PassAsync<Stage.AwaitingApproval>(hours: 26);
        (await removal.ApproveAsync(Removal.Bob)).ShouldBe("recorded");
        await removal.TurnAsync();
        await removal.PassAsync<Stage.Ended>(hours: 3);
    }

    /// <summary>Grants that nothing of this life uses, each with its reason.</summary>
    private static IReadOnlyList<string> NotCalled(string role) => role switch
    {
        // Lambda's own call, when it gives up on the stream.
        DeployedNames.IncidentAlerts => ["sqs:SendMessage"],
        // AWS's policies grant it to whoever writes a table with a key; the embedded table only decrypts.
        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
        DeployedNames.RootPostureRule or DeployedNames.Reconciliation or DeployedNames.Decisions
            or DeployedNames.RootActivity or DeployedNames.RootDeletion =>
            ["kms:GenerateDataKey"],
        _ => [],
    };

    /// <summary>Somebody detaches a policy that is not one of ours.</summary>
    private static JsonObject Detached(LocalOrganization aws) => JsonNode.Parse(RootEvent.With(
        new JsonObject { ["account"] = "111111111111", ["source"] = "aws.organizations" },
        new JsonObject
        {
            ["eventSource"] = "organizations.amazonaws.com",
            ["eventName"] = "DetachPolicy",
            ["recipientAccountId"] = "111111111111",
            ["userIdentity"] = new JsonObject { ["type"] = "AssumedRole", ["accountId"] = "111111111111" },
            ["requestParameters"] = new JsonObject
            {
                ["policyId"] = aws.World.Policies.Values.Single(one => one.Name == "DenyExpensiveInstances").Id,
            },
        }))!.AsObject();

    /// <summary>An event of a root user whose call has no name.</summary>
    private static JsonObject Unreadable() => JsonNode.Parse(RootEvent.With(
        new JsonObject { ["account"] = "111111111111" },
        new JsonObject { ["eventName"] = 7 }))!.AsObject();

    private static JsonObject Nameless() => JsonNode.Parse(RootEvent.With(
        new JsonObject
        {
            ["account"] = "111111111111",
            ["source"] = "aws.organizations",
            ["detail-type"] = "AWS Service Event via CloudTrail",
        },
        new JsonObject
        {
            ["eventSource"] = "organizations.amazonaws.com",
            ["eventName"] = "AccountJoinedOrganization",
        }))!.AsObject();

    private string[] Granted(string name) =>
        [
            .. All().Where(role => Is(name, Name(role)))
                .SelectMany(Roles.Statements).SelectMany(statement => Roles.Texts(statement["Action"])).Distinct(),
        ];

    private static string Name(JsonObject role) => role["RoleName"] switch
    {
        JsonObject sub => sub["Fn::Sub"]!.GetValue<string>(),
        var name => name?.GetValue<string>() ?? "",
    };

    private static bool Is(string role, string name) =>
        role.EndsWith('-') ? name.StartsWith(role, StringComparison.Ordinal) : name == role;

    /// <summary>The roles of every stack, and of the templates that its StackSets carry.</summary>
    private IEnumerable<JsonObject> All()
    {
        var sets = synthesis.Example.Resources.Where(resource => resource.Type == "AWS::CloudFormation::StackSet")
            .SelectMany(
                set => JsonNode.Parse(set.Text("TemplateBody")!)!["Resources"]!
                    .AsObject().Select(one => one.Value!.AsObject()));
        return synthesis.Example.Resources.Select(resource => resource.Json).Concat(sets)
            .Where(resource => resource["Type"]!.GetValue<string>() == "AWS::IAM::Role")
            .Select(resource => resource["Properties"]!.AsObject());
    }
}
