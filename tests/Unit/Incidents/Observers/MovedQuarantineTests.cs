using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Core.Remediation;
using Guardrails.Core.Roles;
using Guardrails.Tests.Unit.Remediation;
using Guardrails.Tests.Unit.Roles;
using static Guardrails.Tests.Unit.Incidents.Observers.Events;

namespace Guardrails.Tests.Unit.Incidents.Observers;

public sealed class MovedQuarantineTests
{
    private const string Policy = "p-quarant1";
    private const string Own = "arn:aws:iam::111111111111:role/GuardrailsQuarantine";
    private const string Deploy = "arn:aws:iam::111111111111:role/cdk-deploy";
    private const string Somebody = "arn:aws:iam::111111111111:role/Somebody";

    [Theory]
    [InlineData("AttachPolicy", "444444444444", "444444444444", Severity.High, "was attached to 444444444444.")]
    [InlineData("DetachPolicy", "444444444444", "444444444444", Severity.Critical, "was detached from 444444444444.")]
    [InlineData("AttachPolicy", "r-ex01", "111111111111", Severity.Critical, "was attached to r-ex01.")]
    [InlineData("AttachPolicy", "ou-ex01-c3d4e5f6", "111111111111", Severity.Critical, "attached to ou-ex01-c3d4e5f6.")]
    [InlineData("DetachPolicy", "r-ex01", "111111111111", Severity.Critical, "was detached from r-ex01.")]
    [InlineData("AttachPolicy", "999999999999", "111111111111", Severity.High, "was attached to 999999999999.")]
    public void Quarantine_that_a_person_moves_is_told_of_the_account_that_it_stops(
        string call, string target, string account, Severity severity, string fact)
    {
        var one = Of(Somebody, call, target).ShouldHaveSingleItem();

        one.Account.Value.ShouldBe(account);
        one.Kind!.Name.ShouldBe("QuarantineMoved");
        one.Subject.ShouldBe(new IncidentSubject(SubjectKind.Quarantine, $"{Policy} on {target}"));
        one.Severity.ShouldBe(severity);
        one.Facts[^1].ShouldStartWith("Guardrails-RootQuarantine ");
        one.Facts[^1].ShouldEndWith(fact);
        string.Join(' ', one.Facts).ShouldContain("Somebody");
    }

    [Theory]
    [InlineData("AttachPolicy")]
    [InlineData("DetachPolicy")]
    public void Role_that_quarantines_is_silent_and_a_deploy_is_not(string call)
    {
        Of(Own, call, "444444444444").ShouldBeEmpty();
        Of(Deploy, call, "444444444444").Count.ShouldBe(1);

        // A role of that name that nobody deployed is anybody's.
        Of(Own, call, "444444444444", deployed: [Deploy]).Count.ShouldBe(1);
        Of("arn:aws:iam::222222222222:role/GuardrailsQuarantine", call, "444444444444").Count.ShouldBe(1);
    }

    [Fact]
    public void Role_that_is_silent_is_the_one_that_is_deployed()
    {
        var config = RoleExamples.Commercial;
        var deployed = DeployingRoles.Of(config);

        deployed.Count(role => MovedQuarantine.IsOwn(role, Context with
        {
            Partition = config.Partition, ManagementAccount = config.ManagementAccount,
        })).ShouldBe(1);
    }

    [Fact]
    public void Call_that_was_refused_moved_nothing() =>
        Of(Somebody, "AttachPolicy", "444444444444", error: "AccessDenied").ShouldBeEmpty();

    [Fact]
    public void Event_that_names_no_target_is_told_of_its_sender_as_critical()
    {
        var one = Of(Somebody, "AttachPolicy", target: null).ShouldHaveSingleItem();

        one.Account.Value.ShouldBe("111111111111");
        one.Subject.Id.ShouldBe(Policy);
        one.Severity.ShouldBe(Severity.Critical);
    }

    [Fact]
    public void Account_is_looked_up_before_the_event_is_read() =>
        NamedAccount.Of(Activity(Somebody, "AttachPolicy", "444444444444"))!.Value.ShouldBe("444444444444");

    [Fact]
    public void Comparison_of_quarantines_joins_what_the_event_told()
    {
        var heard = Of(Somebody, "AttachPolicy", "444444444444").Single();
        var since = heard.Happened.AddMinutes(4);
        var swept = QuarantineSweep.Of(
            [new(Policy, TargetId.Parse("444444444444"), QuarantineOddity.Unknown)],
            [new(QuarantineOddity.Unknown, Logs.Account, Policy, TargetId.Parse("444444444444"), since)],
            Context.ManagementAccount,
            since.AddMinutes(15)).Observations.Single();

        var incident = IncidentFold.Of([heard, swept], since.AddHours(1)).ShouldHaveSingleItem();

        incident.Severity.ShouldBe(Severity.High);
        incident.Kinds.Select(kind => kind.Name).ShouldBe(
            ["QuarantineMoved", "QuarantineUnknown"], ignoreOrder: true);
    }

    [Fact]
    public void Calls_that_move_policies_are_forwarded()
    {
        ChangeReading.OrganizationCalls.ShouldContain("AttachPolicy");
        ChangeReading.OrganizationCalls.ShouldContain("DetachPolicy");
    }

    [Fact]
    public void Policy_is_named_before_the_event_is_read() =>
        ChangeReading.PolicyOf(Activity(Somebody, "AttachPolicy", "444444444444")).ShouldBe(Policy);

    private static IReadOnlyList<Observation> Of(
        string role, string call, string? target, string[]? deployed = null, string? error = null) =>
        ActivityObserver.Of(
            Activity(role, call, target, error),
            Context with { DeployRoles = deployed ?? [Own, Deploy] },
            Heard).Observations;

    private static RootActivity Activity(string role, string call, string? target, string? error = null)
    {
        var account = role.Split(':')[4];
        JsonObject request = new() { ["policyId"] = Policy };
        if (target is not null)
            request["targetId"] = target;
        JsonObject detail = new()
        {
            ["eventID"] = "e0176723-ea76-4275-83a3-000000000009",
            ["eventSource"] = "organizations.amazonaws.com",
            ["eventName"] = call,
            ["requestParameters"] = request,
            ["recipientAccountId"] = account,
            ["userIdentity"] = new JsonObject
            {
                ["type"] = "AssumedRole",
                ["arn"] = $"{role.Replace(":iam:", ":sts:").Replace(":role/", ":assumed-role/")}/session",
                ["accountId"] = account,
                ["accessKeyId"] = "ASIAI44QH8DHBEXAMPLE",
                ["sessionContext"] = new JsonObject
                {
                    ["sessionIssuer"] = new JsonObject { ["type"] = "Role", ["arn"] = role },
                },
            },
        };
        if (error is not null)
            detail["errorCode"] = error;
        return RootActivity.Parse(RootEvent.With(
            Parsed($$"""{"source":"aws.organizations","account":"{{account}}"}"""), detail));
    }
}
