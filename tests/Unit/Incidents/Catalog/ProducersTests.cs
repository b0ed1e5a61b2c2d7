using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Core.Reconciling;
using Guardrails.Tests.Unit.Incidents.Observers;
using Guardrails.Tests.Unit.Remediation;
using CoreReconciliation = Guardrails.Core.Reconciling.Reconciliation;

namespace Guardrails.Tests.Unit.Incidents.Catalog;

/// <summary>A kind names the ways by which it becomes known, and each of them is one by which it does.</summary>
public sealed class ProducersTests
{
    private const string Key = "AKIAIOSFODNN7EXAMPLE";

    [Fact]
    public void Every_way_that_a_kind_names_is_one_by_which_something_of_that_kind_comes_out()
    {
        var made = Everything().Where(one => one.Effect == ObservationEffect.Opens)
            .Select(one => $"{one.Kind!.Name} by {one.Source}").ToHashSet();

        IncidentCatalog.All.SelectMany(kind => kind.Sources.Select(source => $"{kind.Name} by {source}"))
            .Except(made)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_names_a_way_and_none_twice()
    {
        foreach (var kind in IncidentCatalog.All)
        {
            kind.Sources.ShouldNotBeEmpty(kind.Name);
            kind.Sources.ShouldBeUnique(kind.Name);
            kind.Sources.ShouldNotContain(ObservationSource.Person, kind.Name);
        }
    }

    [Fact]
    public void Every_way_is_one_of_some_kind_and_a_person_only_looks_at_what_others_found() =>
        Enum.GetValues<ObservationSource>().Except(IncidentCatalog.All.SelectMany(kind => kind.Sources))
            .ShouldBe([ObservationSource.Person]);

    private static IEnumerable<Observation> Everything() =>
    [
        .. OfEvents(), .. OfEvaluations(), .. OfDays(),
        .. NoticeObserverTests.Of(NoticeObserverTests.Health()).Observations,
        .. NoticeObserverTests.Of(NoticeObserverTests.Finding()).Observations,
        .. QuarantineSweepTests.Told(),
        LedgerBreach.Of(
            "1", Observed.Account, new("RootActivity/012345678901", "observation/a"), "was changed",
            Observed.At("23T09:00"), Observed.At("23T09:05")),
    ];

    /// <summary>Acts of root users, people and the organization, as writing and as reading calls.</summary>
    private static IEnumerable<Observation> OfEvents()
    {
        string[] details =
        [
            Signs("ConsoleLogin", "Success", """{"MFAUsed":"Yes"}"""),
            Signs("ConsoleLogin", "Success", """{"MFAUsed":"No"}"""),
            Signs("ConsoleLogin", "Failure"), Signs("PasswordUpdated"), Signs("EmailUpdated"),
            Signs("PasswordRecoveryRequested"), Signs("PasswordRecoveryCompleted"),
            Signs("CreateOAuth2Token", more: """{"success":"true"}"""),
            Calls("iam", "CreateAccessKey"), Calls("iam", "DeleteAccessKey", """{"fromConsole":true}"""),
            Calls("iam", "UpdateAccessKey"), Calls("iam", "DeleteAccessKey"), Calls("iam", "UpdateSigningCertificate"),
            Calls("iam", "EnableMFADevice"), Calls("iam", "UpdateLoginProfile"),
            Calls("iam", "CreateLoginProfile", """{"invokedBy":"signin.amazonaws.com"}"""),
            Calls("sts", "GetFederationToken"), Calls("ec2", "RunInstances"), Calls("s3", "PutBucketPolicy"),
            Calls("ec2", "RunInstances", $$"""{"accessKeyId":"{{Key}}"}"""),
            AssumesRoot("Somebody", Events.Audit), AssumesRoot("BreakGlass", Events.Deletion),
            AssumesRoot("BreakGlass", Events.Password),
            ByOther("organizations", "DetachPolicy", """{"policyId":"p-guardrail1"}"""),
            ByOther("organizations", "AttachPolicy", """{"policyId":"p-quarant1","targetId":"444444444444"}"""),
            ByOther("organizations", "DeregisterDelegatedAdministrator", "{}"),
            ByOther("iam", "DeleteRole", """{"roleName":"GuardrailsRootPosture"}"""),
            """
            {"eventSource":"organizations.amazonaws.com","eventName":"AccountDepartedOrganization",
             "userIdentity":{"accountId":"111111111111"},"recipientAccountId":"111111111111",
             "serviceEventDetails":{"accountId":"333333333333"}}
            """,
        ];
        var context = Events.Context with
        {
            KnownUses = new Dictionary<string, IReadOnlySet<KeyUseTrait>>
            {
                [Key] = new HashSet<KeyUseTrait> { new("Region", "eu-central-1") },
            },
        };
        return from text in details
               from isRead in new[] { false, true }
               from one in ActivityObserver.Of(Activity(text, isRead), context, Events.Heard).Observations
               select one;
    }

    private static IEnumerable<Observation> OfEvaluations()
    {
        var (keys, certificates, mfa) = (
            new Evaluations(), new Evaluations("NoRootSigningCertificates"), new Evaluations("RootMfa"));
        keys.At("23T09:00", Evaluations.Keys(Key));
        keys.Unknown("24T09:00");
        keys.Unknown("26T09:00");
        certificates.At("23T09:00", Evaluations.Certificates("CERTIFICATE"));
        mfa.At("23T09:00", Evaluations.Mfa(enabled: false));
        var all = new Evaluations("NoRootCredentials");
        all.At("23T09:00", Evaluations.Mfa(enabled: true));
        return [.. keys.All, .. certificates.All, .. mfa.All, .. all.All];
    }

    private static IEnumerable<Observation> OfDays()
    {
        var now = Observed.At("24T06:00");
        var today = new AccountToday(Observed.Account, now)
        {
            State = "ACTIVE",
            Works = true,
            Watched = true,
            Above = [],
            Controls = ["NoRootAccessKeys"],
            Latest =
            [
                new()
                {
                    Account = Observed.Account,
                    Control = "NoRootAccessKeys",
                    Region = "us-east-1",
                    Compliance = Compliance.NonCompliant,
                    Since = now.AddHours(-9),
                    Asked = now.AddHours(-1),
                    Heard = now.AddHours(-1),
                    Findings = [],
                    PasswordUsed = now.AddHours(-5),
                    Keys = [new(Key, Active: true, now.AddHours(-5), "iam", "us-east-1")],
                },
            ],
            Observations = [],
            Before = new(Observed.Account, new(2026, 11, 23))
            {
                FirstSeen = new(2026, 11, 1), WatchedSince = new(2026, 11, 1), Works = true,
            },
        };
        var silent = today.Before with
        {
            Expected = new Dictionary<string, DateOnly> { ["NoRootAccessKeys"] = new(2026, 11, 1) },
        };
        var left = today with { State = "CLOSED", Works = false };
        var forged = today with
        {
            Before = today.Before with { Differing = ["NoRootAccessKeys"] },
            Latest = [today.Latest[0] with { Since = now.AddDays(-3) }],
            Copies = new Dictionary<string, Compliance> { ["NoRootAccessKeys"] = Compliance.Compliant },
            SignHeard = now.AddDays(-3),
        };
        var missing = forged with { Copies = new Dictionary<string, Compliance>() };
        string[] controls = ["NoRootAccessKeys", "NoRootSigningCertificates", "RootMfa", "RootHardwareMfa"];
        var back = today with
        {
            Controls = controls,
            Latest =
            [
                .. controls.Select(control => today.Latest[0] with
                {
                    Control = control, Since = now.AddDays(-3), Certificates = ["CERTIFICATE"],
                }),
            ],
            Observations = [Observed.Leaves("23T00:00")],
        };
        return new[] { back, today, left, today with { Before = silent, Latest = [] }, forged, missing }
            .SelectMany(one => CoreReconciliation.Of(
                one, [Exemption("A", now.AddDays(-1)), Exemption("B", now.AddDays(1))], new HashSet<string>())
            .Observations);

        static EndingExemption Exemption(string guardrail, DateTimeOffset until) =>
            new(Observed.Account.Value, guardrail, "Owner", until);
    }

    private static RootActivity Activity(string text, bool isRead)
    {
        var detail = JsonNode.Parse(text)!.AsObject();
        (detail["eventID"], detail["readOnly"]) = ("e0176723-ea76-4275-83a3-000000000009", isRead);
        return RootActivity.Parse(RootEvent.With(
            new JsonObject { ["account"] = (detail["recipientAccountId"] ?? "444444444444").DeepClone() }, detail));
    }

    private static string Signs(string name, string answer = "Success", string more = "{}") =>
        $$"""
        {"eventSource":"signin.amazonaws.com","eventName":"{{name}}","responseElements":{"{{name}}":"{{answer}}"},
         "additionalEventData":{{more}}}
        """;

    /// <summary>A call of a root session, or of the caller that these parts describe.</summary>
    private static string Calls(string service, string name, string caller = "{}")
    {
        var identity = new JsonObject
        {
            ["type"] = "Root",
            ["arn"] = "arn:aws:iam::444444444444:root",
            ["accountId"] = "444444444444",
            ["accessKeyId"] = "ASIAIOSFODNN7EXAMPLE",
            ["sessionContext"] = new JsonObject(),
        };
        foreach (var (part, value) in JsonNode.Parse(caller)!.AsObject())
            identity[part] = value!.DeepClone();
        return new JsonObject
        {
            ["eventSource"] = $"{service}.amazonaws.com",
            ["eventName"] = name,
            ["userIdentity"] = identity,
            // A call of the console is no root session's, which a task explains.
            ["sessionCredentialFromConsole"] = identity["fromConsole"] is null ? null : "true",
        }.ToJsonString();
    }

    private static string AssumesRoot(string role, string task) => ByOther(
        "sts",
        "AssumeRoot",
        $$$"""{"targetPrincipal":"444444444444","taskPolicyArn":{"arn":"{{{task}}}"}}""",
        role);

    private static string ByOther(string service, string name, string request, string role = "Somebody") =>
        Events.ByRole(role, new()
        {
            ["eventSource"] = $"{service}.amazonaws.com",
            ["eventName"] = name,
            ["requestParameters"] = JsonNode.Parse(request),
        }).ToJsonString();
}
