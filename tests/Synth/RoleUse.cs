using System.Text.Json.Nodes;
using Guardrails.Core.Organizations.File;
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
            calls.Where(call => Is(role, call.Principal.Split('/')[^1])).Select(call => call.Action).Distinct()
                .ShouldBe(Granted(role), ignoreOrder: true, $"{role}: calls and grants");
        }

        var audited = calls.Where(call => call.TaskPolicy is not null).ToList();
        var tasks = Catalog.SelectMany(role => role.RootTasks).ToList();
        audited.Select(call => call.TaskPolicy).Distinct()
            .ShouldBe(tasks.Select(task => task.TaskPolicy.Split(":policy/")[1]));
        audited.Select(call => call.Action).Distinct()
            .ShouldBe(tasks.SelectMany(task => task.Actions), ignoreOrder: true);
    }

    [Fact]
    public void Every_role_with_a_policy_of_ours_is_asked_about() =>
        All().Where(role => role["Policies"] is not null).Select(Name).Where(name => !Users.Any(role => Is(role, name)))
            .ShouldBeEmpty("add the role to core/Roles/RoleCatalog.cs");

    private async Task<IReadOnlyCollection<AllowedCall>> LiveAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var aws = await LocalOrganization.StartAsync(Untouched, new LocalOptions(), cancellation);
        await aws.DeployAsync(synthesis.Example.Folder, progress: null, cancellation);
        await aws.EvaluateConfigRulesAsync(only: null, cancellation);
        await aws.CreateAccountAsync("newcomer", "ou-ex01-worksand", cancellation);
        await aws.DeliverEventsAsync(cancellation);

        // One that has no role yet refuses, and may have left; one that joined without an id is put aside.
        aws.BeginAccount("without-a-role", "ou-ex01-worksand");
        EventTraffic.Put(
            aws.World, EventsState.DefaultBus(aws.World, aws.World.ManagementAccountId, "us-east-1"), Nameless());
        await aws.DeliverEventsAsync(cancellation);
        return aws.AllowedCalls();
    }

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
