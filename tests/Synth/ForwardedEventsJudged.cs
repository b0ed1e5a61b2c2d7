using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Local.Services.Events;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The patterns of the templates before two matchers: the embedded one, and moto's, which is not ours. The events have
/// the shapes of AWS's pages, with ids of our own.
/// </summary>
/// <remarks>
/// moto knows no state of a rule: whether a rule hears reads is asked of the template.
/// </remarks>
public sealed class ForwardedEventsJudged(Synthesis synthesis)
{
    // Reads patterns and events on its standard input and prints which match.
    private const string Matcher =
        """
        import json, sys
        from moto.events.models import EventPattern
        asked = json.load(sys.stdin)
        patterns = [EventPattern(None, pattern) for pattern in asked["patterns"]]
        print(json.dumps([[pattern.matches_event(event) for event in asked["events"]] for pattern in patterns]))
        """;

    private const string Root =
        """{"type":"Root","accountId":"444444444444","arn":"arn:aws:iam::444444444444:root","accessKeyId":"%KEY%"}""";

    private const string Session =
        """
        {"type":"AssumedRole","accountId":"222222222222","sessionContext":{"sessionIssuer":
          {"type":"Role","arn":"arn:aws:iam::222222222222:role/%ROLE%","userName":"%ROLE%"}}}
        """;

    private const string Federated =
        """
        {"type":"FederatedUser","accountId":"444444444444","sessionContext":{"sessionIssuer":
          {"type":"Root","arn":"arn:aws:iam::444444444444:root"}}}
        """;

    private const string SignIn = "AWS Console Sign In via CloudTrail";
    private const string Task = "arn:aws:iam::aws:policy/root-task/IAM";
    private const string Audit = ",{\"taskPolicyArn\":{\"arn\":\"" + Task + "AuditRootUserCredentials\"}}";
    private const string Delete = ",{\"taskPolicyArn\":{\"arn\":\"" + Task + "DeleteRootUserCredentials\"}}";

    /// <summary>Events, and the rules of an account, or of the management account, that forward each.</summary>
    private static readonly (string Name, JsonObject Event, string Rules)[] Cases =
    [
        ("sign-in by root", Event("signin", "ConsoleLogin", RootBy(""), type: SignIn), "RootEvents RootReads"),
        ("a key made in the console, which carries invokedBy",
            Event("iam", "CreateAccessKey", RootBy("ASIA1", "signin.amazonaws.com")), "RootEvents"),
        ("a call by a root key", Event("ec2", "RunInstances", RootBy("AKIA1")), "RootEvents RootReads"),
        ("a read by a root key", Event("s3", "ListBuckets", RootBy("AKIA1")), "RootEvents RootReads"),
        ("an audit's read by a temporary key", Event("iam", "ListAccessKeys", RootBy("ASIA1")), "RootEvents"),
        ("a session that root federated", Event("ec2", "RunInstances", Federated), "RootEvents RootReads"),
        ("aws login by root", Event("signin", "CreateOAuth2Token", RootBy("")), "RootEvents RootReads"),
        ("aws login by a role", Event("signin", "CreateOAuth2Token", By("Admin")), ""),
        ("a password recovered, whoever is named",
            Event("signin", "PasswordRecoveryCompleted", """{"type":"Unknown"}""", type: SignIn), "RootEvents"),
        ("an audit session by the evaluator", Event("sts", "AssumeRoot", By("GuardrailsRootPostureRule"), Audit), ""),
        ("another session by the evaluator",
            Event("sts", "AssumeRoot", By("GuardrailsRootPostureRule"), Delete), "RootReads"),
        ("an audit session by somebody else", Event("sts", "AssumeRoot", By("Operators"), Audit), "RootReads"),
        ("a session by nobody known, without a task",
            Event("sts", "AssumeRoot", """{"type":"IAMUser"}"""), "RootReads"),
        ("a change of a role of ours",
            Event("iam", "PutRolePolicy", By("Admin"), """,{"roleName":"GuardrailsRootPosture"}"""), "OwnChanges"),
        ("a change of a function by its ARN",
            Event("lambda", "UpdateFunctionCode20150331v2", By("Admin"),
                """,{"functionName":"arn:aws:lambda:us-east-1:222222222222:function:GuardrailsDecisions"}"""),
            "OwnChanges"),
        ("alarms deleted by their names",
            Event("monitoring", "DeleteAlarms", By("Admin"), """,{"alarmNames":["x","Guardrails-Ledger"]}"""),
            "OwnChanges"),
        ("a change of another role",
            Event("iam", "PutRolePolicy", By("Admin"), """,{"roleName":"MyGuardrails"}"""), ""),
        ("a sign of life", Event("config", "PutEvaluations", By("GuardrailsRootPosture")), "OwnChanges"),
        ("evaluations by somebody else", Event("config", "PutEvaluations", By("Admin")), ""),
        ("a policy detached, whoever's it is",
            Event("organizations", "DetachPolicy", By("Admin"), """,{"policyId":"p-12345678","targetId":"r-ex01"}"""),
            "OrganizationChanges"),
        ("root access turned off",
            Event("iam", "DisableOrganizationsRootSessions", By("Admin")), "OrganizationChanges"),
        ("a resource policy of another service",
            Event("secretsmanager", "PutResourcePolicy", By("Admin")), ""),
        ("an account departed, as the management account says", Departed("111111111111"), "AccountMoved"),
        ("an account departed, as a member says", Departed("444444444444"), ""),
        ("AWS Health's notice of an exposed credential",
            Notice("aws.health", """{"eventTypeCode":"AWS_RISK_CREDENTIALS_EXPOSED"}"""), "AccountHealth"),
        ("another notice of AWS Health", Notice("aws.health", """{"eventTypeCode":"AWS_EC2_ISSUE"}"""), ""),
        ("GuardDuty's finding about root",
            Notice("aws.guardduty", """{"resource":{"accessKeyDetails":{"userType":"Root"}}}"""), "AccountHealth"),
        ("GuardDuty's finding about a role",
            Notice("aws.guardduty", """{"resource":{"accessKeyDetails":{"userType":"Role"}}}"""), ""),
        ("a notice that somebody else made up",
            Notice("my.health", """{"eventTypeCode":"AWS_RISK_CREDENTIALS_EXPOSED"}"""), ""),
        ("a source that is not AWS's", Event("iam", "CreateAccessKey", RootBy("AKIA1"), source: "my.app"), ""),
    ];

    [Fact]
    public async Task Both_matchers_forward_what_is_meant_and_nothing_else()
    {
        Judge.Require("python3", "-c", "import moto.events.models");
        var rules = Rules();
        var asked = new JsonObject
        {
            ["patterns"] = new JsonArray([.. rules.Select(rule => rule.Pattern.DeepClone())]),
            ["events"] = new JsonArray([.. Cases.Select(one => one.Event.DeepClone())]),
        };
        var judged = await Judge.RunAsync("python3", ["-c", Matcher], asked.ToJsonString());
        judged.ExitCode.ShouldBe(0, judged.Error);
        var answers = JsonSerializer.Deserialize<bool[][]>(judged.Output)!;

        foreach (var (at, rule) in rules.Index())
        {
            var ours = EventPattern.Parse(rule.Pattern);
            foreach (var (number, one) in Cases.Index())
            {
                var expected = one.Rules.Split(' ').Contains(rule.Name["Guardrails".Length..]);
                ours.Matches(one.Event).ShouldBe(expected, $"{rule.Name}, embedded: {one.Name}");
                answers[at][number].ShouldBe(expected, $"{rule.Name}, moto: {one.Name}");
            }
        }
    }

    [Fact]
    public void Only_the_rule_for_reads_hears_them_and_every_pattern_fits()
    {
        foreach (var rule in Rules())
        {
            rule.State.ShouldBe(
                rule.Name == "GuardrailsRootReads" ? "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" : "ENABLED");
            rule.Pattern.ToJsonString().Length.ShouldBeLessThanOrEqualTo(2048, rule.Name);
        }

        var heard = synthesis.Example.Activity.OfType("AWS::Events::Rule")
            .Single(rule => rule.Text("Name") == "GuardrailsRootActivity");
        heard.Text("State").ShouldBe("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
    }

    private IReadOnlyList<(string Name, string State, JsonObject Pattern)> Rules() =>
    [
        .. from resource in synthesis.Example.ForwarderTemplate["Resources"]!.AsObject()
           let properties = resource.Value!["Properties"]!
           where (string?)resource.Value!["Type"] == "AWS::Events::Rule"
           select ((string)properties["Name"]!, (string)properties["State"]!, properties["EventPattern"]!.AsObject()),
        .. from rule in synthesis.Example.Forwarders.OfType("AWS::Events::Rule")
           where rule.Text("Name") is "GuardrailsAccountMoved" or "GuardrailsOrganizationChanges"
           select (rule.Text("Name")!, rule.Text("State")!, rule.Properties["EventPattern"]!.AsObject()),
    ];

    private static JsonObject Departed(string account)
    {
        var departed = Event(
            "organizations", "AccountDepartedOrganization", """{"invokedBy":"AWS Internal"}""",
            type: "AWS Service Event via CloudTrail");
        departed["account"] = account;
        return departed;
    }

    private static JsonObject Notice(string source, string detail) => new()
    {
        ["source"] = source,
        ["detail-type"] = source == "aws.guardduty" ? "GuardDuty Finding" : "AWS Health Event",
        ["account"] = "444444444444",
        ["detail"] = JsonNode.Parse(detail),
    };

    private static string By(string role) => Session.Replace("%ROLE%", role, StringComparison.Ordinal);

    private static string RootBy(string key, string? invokedBy = null)
    {
        var root = JsonNode.Parse(Root.Replace("%KEY%", key, StringComparison.Ordinal))!.AsObject();
        if (invokedBy is not null)
            root["invokedBy"] = invokedBy;
        return root.ToJsonString();
    }

    private static JsonObject Event(
        string service,
        string name,
        string identity,
        string parameters = "",
        string type = "AWS API Call via CloudTrail",
        string? source = null) => new()
    {
        ["source"] = source ?? "aws." + service,
        ["detail-type"] = type,
        ["account"] = "444444444444",
        ["detail"] = new JsonObject
        {
            ["eventSource"] = service + ".amazonaws.com",
            ["eventName"] = name,
            ["userIdentity"] = JsonNode.Parse(identity),
            ["requestParameters"] = parameters.Length == 0 ? null : JsonNode.Parse(parameters[1..]),
        },
    };
}
