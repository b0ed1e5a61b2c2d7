using System.Text;
using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Guardrails.Core.Organizations;
using Guardrails.Lambda.OrganizationSetup;
using Guardrails.Tests.Unit.Aws;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Guardrails.Tests.Unit.Lambdas;

public sealed class SetupFunctionTests
{
    private readonly InstantTime _time = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly OrganizationDouble _organization = new();
    private readonly StringWriter _log = new();

    [Fact]
    public async Task A_fresh_organization_gets_everything_and_the_second_run_changes_nothing()
    {
        var first = await RunAsync(Create());
        Status(first).ShouldBe("SUCCESS");
        first["PhysicalResourceId"]!.GetValue<string>().ShouldBe("guardrails-organization-setup-o-exampleorg1");
        first["Data"]!["Changes"]!.GetValue<string>().ShouldBe(
            "EnablePolicyType(SERVICE_CONTROL_POLICY),"
            + "EnableAWSServiceAccess(config.amazonaws.com),EnableAWSServiceAccess(config-multiaccountsetup.amazonaws.com),EnableAWSServiceAccess(iam.amazonaws.com),"
            + "ActivateOrganizationsAccess,"
            + "RegisterDelegatedAdministrator(config.amazonaws.com),RegisterDelegatedAdministrator(config-multiaccountsetup.amazonaws.com),"
            + "RegisterDelegatedAdministrator(member.org.stacksets.cloudformation.amazonaws.com),RegisterDelegatedAdministrator(iam.amazonaws.com),"
            + "EnableOrganizationsRootCredentialsManagement,EnableOrganizationsRootSessions,"
            + "CreateServiceLinkedRole(config-multiaccountsetup.amazonaws.com)");
        var changes = _organization.Changes;

        var second = await RunAsync(Create());
        Status(second).ShouldBe("SUCCESS");
        second["Data"]!["Changes"]!.GetValue<string>().ShouldBe("");
        _organization.Changes.ShouldBe(changes);

        foreach (var (name, value) in second["Data"]!.AsObject().Where(pair => pair.Key != "Changes"))
            value!.GetValue<string>().ShouldBe(first["Data"]![name]!.GetValue<string>());
        second["Data"]!.AsObject().Select(pair => pair.Key).ShouldBe(
            ["Changes", "DelegatedServices", "OrganizationFeatures", "OrganizationId", "PolicyTypeStatus", "RootId", "StackSetsAccess", "TrustedServices"]);
    }

    [Fact]
    public async Task An_organization_where_nothing_is_evaluated_gets_service_control_policies_and_nothing_else()
    {
        var request = Create();
        foreach (var list in new[] { "TrustedServices", "DelegatedServices", "OrganizationFeatures" })
            request["ResourceProperties"]![list] = new JsonArray();

        var answer = await RunAsync(request);

        Status(answer).ShouldBe("SUCCESS");
        answer["Data"]!["Changes"]!.GetValue<string>().ShouldBe("EnablePolicyType(SERVICE_CONTROL_POLICY)");
        answer["Data"]!.AsObject().ContainsKey("StackSetsAccess").ShouldBeFalse();
    }

    [Fact]
    public async Task The_answer_repeats_what_CloudFormation_identifies_it_by()
    {
        var url = new FakeResponseUrl();
        var answer = await RunAsync(Create(), url);

        (answer["StackId"]!.GetValue<string>(), answer["RequestId"]!.GetValue<string>(), answer["LogicalResourceId"]!.GetValue<string>())
            .ShouldBe(("stack-id", "request-id", "Setup"));
        var received = url.Received.ShouldHaveSingleItem();
        received.Method.ShouldBe(HttpMethod.Put);
        received.ContentType.ShouldBe("");
        received.Url.ShouldBe(new Uri("https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/x?Signature=secret"));
        _log.ToString().ShouldNotContain("Signature");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_changes_nothing_and_succeeds_whatever_the_properties(bool properties)
    {
        var request = Create();
        request["RequestType"] = "Delete";
        request["PhysicalResourceId"] = "guardrails-organization-setup-o-exampleorg1";
        if (!properties)
            request["ResourceProperties"] = new JsonObject { ["RootId"] = 1 };

        var answer = await RunAsync(request);

        Status(answer).ShouldBe("SUCCESS");
        answer["PhysicalResourceId"]!.GetValue<string>().ShouldBe("guardrails-organization-setup-o-exampleorg1");
        _organization.Changes.ShouldBe(0);
        _organization.Organizations.ReceivedCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_update_makes_the_same_sure_again()
    {
        await RunAsync(Create());
        _organization.Trusted.Remove("iam.amazonaws.com");
        var request = Create();
        request["RequestType"] = "Update";
        request["PhysicalResourceId"] = "guardrails-organization-setup-o-exampleorg1";

        var answer = await RunAsync(request);

        answer["Data"]!["Changes"]!.GetValue<string>().ShouldBe("EnableAWSServiceAccess(iam.amazonaws.com)");
        answer["PhysicalResourceId"]!.GetValue<string>().ShouldBe("guardrails-organization-setup-o-exampleorg1");
    }

    [Fact]
    public async Task An_update_to_an_organization_that_this_is_not_fails_and_keeps_the_resource()
    {
        var request = Create();
        request["RequestType"] = "Update";
        request["PhysicalResourceId"] = "guardrails-organization-setup-o-exampleorg1";
        request["ResourceProperties"]!["OrganizationId"] = "o-anotherorg1";

        var answer = await RunAsync(request);

        Status(answer).ShouldBe("FAILED");
        answer["PhysicalResourceId"]!.GetValue<string>().ShouldBe("guardrails-organization-setup-o-exampleorg1");
        Reason(answer).ShouldContain("this account is in organization o-exampleorg1, not in o-anotherorg1");
        _organization.Changes.ShouldBe(0);
    }

    [Fact]
    public async Task Another_management_account_or_missing_features_fail_with_a_remedy()
    {
        _organization.Organization.MasterAccountId = "999999999999";
        Reason(await RunAsync(Create())).ShouldContain("organization.managementAccountId");

        _organization.Organization.MasterAccountId = "111111111111";
        _organization.Organization.FeatureSet = OrganizationFeatureSet.CONSOLIDATED_BILLING;
        Reason(await RunAsync(Create())).ShouldContain("enable all features");
        _organization.Changes.ShouldBe(0);
    }

    [Fact]
    public async Task A_root_that_is_not_the_organizations_fails_and_names_the_right_one()
    {
        var request = Create();
        request["ResourceProperties"]!["RootId"] = "r-wrong";

        Reason(await RunAsync(request)).ShouldContain("the organization's root is r-ex01, not r-wrong");
    }

    [Theory]
    [InlineData("ConcurrentModificationException")]
    [InlineData("TooManyRequestsException")]
    [InlineData("PolicyChangesInProgressException")]
    public async Task Passing_errors_are_waited_out_with_growing_jittered_delays(string code)
    {
        var failures = 3;
        _organization.Organizations.When(organizations => organizations.EnableAWSServiceAccessAsync(Arg.Any<EnableAWSServiceAccessRequest>(), Arg.Any<CancellationToken>()))
            .Do(_ =>
            {
                if (failures-- > 0)
                    throw Fault.Of(code);
            });
        _organization.PollsUntilEnabled = 0;

        Status(await RunAsync(Create())).ShouldBe("SUCCESS");

        _time.Waits.ShouldBe([TimeSpan.FromSeconds(0.75), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3)]);
    }

    [Fact]
    public async Task A_passing_error_that_stays_fails_with_the_call_and_what_was_changed_before()
    {
        _organization.PollsUntilEnabled = null;
        _organization.Organizations.WhenForAnyArgs(organizations => organizations.EnableAWSServiceAccessAsync(default!, default))
            .Throw(_ => Fault.Of("TooManyRequestsException"));

        var answer = await RunAsync(Create());

        Status(answer).ShouldBe("FAILED");
        Reason(answer).ShouldStartWith("Account 111111111111: organizations:EnableAWSServiceAccess failed: TooManyRequestsException");
        Reason(answer).ShouldContain("Remedy:");
        Reason(answer).ShouldEndWith("Changed before that: EnablePolicyType(SERVICE_CONTROL_POLICY).");
    }

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("AccessDeniedException")]
    public async Task A_role_too_young_for_its_policy_to_be_known_is_waited_for(string code)
    {
        var failures = 4;
        _organization.Organizations.DescribeOrganizationAsync(default!, default).ReturnsForAnyArgs(_ => failures-- > 0
            ? throw Fault.Of(code)
            : new DescribeOrganizationResponse { Organization = _organization.Organization });
        _organization.PollsUntilEnabled = 0;

        Status(await RunAsync(Create())).ShouldBe("SUCCESS");

        _time.Waits.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_denial_that_stays_fails_within_fifteen_seconds()
    {
        _organization.Organizations.DescribeOrganizationAsync(default!, default).ThrowsAsyncForAnyArgs(Fault.Of("AccessDeniedException"));

        var answer = await RunAsync(Create());

        Reason(answer).ShouldStartWith("Account 111111111111: organizations:DescribeOrganization failed: AccessDeniedException");
        Reason(answer).ShouldContain("check the role GuardrailsOrganizationSetup");
        _time.Waits.Sum(wait => wait.TotalSeconds).ShouldBeInRange(7, 15);
    }

    [Theory]
    [InlineData("ExpiredTokenException")]
    [InlineData("ConstraintViolationException")]
    public async Task An_error_that_does_not_pass_fails_at_once(string code)
    {
        _organization.Organizations.DescribeOrganizationAsync(default!, default).ThrowsAsyncForAnyArgs(Fault.Of(code));

        var answer = await RunAsync(Create());

        Reason(answer).ShouldStartWith($"Account 111111111111: organizations:DescribeOrganization failed: {code}");
        answer["PhysicalResourceId"]!.GetValue<string>().ShouldBe("guardrails-organization-setup-o-exampleorg1");
        _time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_policy_type_enabled_by_somebody_else_meanwhile_is_fine()
    {
        _organization.Organizations.EnablePolicyTypeAsync(default!, default).ReturnsForAnyArgs<EnablePolicyTypeResponse>(_ =>
        {
            _organization.PollsUntilEnabled = 0;
            throw new PolicyTypeAlreadyEnabledException("already");
        });

        var answer = await RunAsync(Create());

        Status(answer).ShouldBe("SUCCESS");
        answer["Data"]!["Changes"]!.GetValue<string>().ShouldNotContain("EnablePolicyType");
    }

    [Fact]
    public async Task Another_account_that_holds_a_service_alone_fails_and_says_so()
    {
        _organization.Organizations.WhenForAnyArgs(organizations => organizations.RegisterDelegatedAdministratorAsync(default!, default))
            .Throw(_ => new AccountAlreadyRegisteredException("taken"));

        Reason(await RunAsync(Create())).ShouldContain("another account than 222222222222 is the delegated administrator of config.amazonaws.com");
    }

    [Fact]
    public async Task StackSets_access_that_stays_permanently_disabled_fails()
    {
        _organization.StackSets = OrganizationStatus.DISABLED_PERMANENTLY;
        _organization.StackSetsOnceActivated = OrganizationStatus.DISABLED_PERMANENTLY;

        Reason(await RunAsync(Create())).ShouldContain("permanently disabled");
    }

    [Fact]
    public async Task When_time_is_up_CloudFormation_is_told_what_was_under_way()
    {
        using var deadline = new CancellationTokenSource();
        _organization.Organizations.ListRootsAsync(default!, default).ReturnsForAnyArgs(_ =>
        {
            if (_time.Waits.Count == 3)
                deadline.Cancel();
            return new ListRootsResponse { Roots = [new() { Id = "r-ex01" }] };
        });

        var answer = await RunAsync(Create(), cancellation: deadline.Token);

        Status(answer).ShouldBe("FAILED");
        Reason(answer).ShouldStartWith("The function's time was up while waiting for service control policies to be enabled.");
        Reason(answer).ShouldEndWith("Changed before that: EnablePolicyType(SERVICE_CONTROL_POLICY).");
    }

    [Fact]
    public async Task An_answer_that_does_not_get_through_is_sent_again()
    {
        var url = new FakeResponseUrl(failures: 1);
        Status(await RunAsync(Create(), url)).ShouldBe("SUCCESS");
    }

    [Fact]
    public async Task Malformed_properties_are_all_named()
    {
        var request = Create();
        request["ResourceProperties"] = new JsonObject
        {
            ["OrganizationId"] = "O-EXAMPLE",
            ["RootId"] = "r-ex01",
            ["ManagementAccountId"] = 111111111111,
            ["TrustedServices"] = new JsonArray("config.amazonaws.com"),
            ["DelegatedServices"] = "config.amazonaws.com",
            ["OrganizationFeatures"] = new JsonArray("RootPasswords"),
        };

        var answer = await RunAsync(request);

        Status(answer).ShouldBe("FAILED");
        Reason(answer).ShouldContain("OrganizationId is 'O-EXAMPLE'");
        Reason(answer).ShouldContain("ManagementAccountId is missing");
        Reason(answer).ShouldContain("DelegatedAdministratorId is missing");
        Reason(answer).ShouldContain("DelegatedServices is not a list of texts");
        Reason(answer).ShouldContain("'RootPasswords' is not one of RootCredentialsManagement, RootSessions");
        answer["PhysicalResourceId"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_unknown_request_type_and_clients_that_cannot_be_made_are_answered()
    {
        var request = Create();
        request["RequestType"] = "Rename";
        Reason(await RunAsync(request)).ShouldContain("RequestType is 'Rename'");

        var url = new FakeResponseUrl();
        await HandleAsync(Create(), url, _ => throw new InvalidOperationException("No RegionEndpoint or ServiceURL configured"), default);
        Reason(JsonNode.Parse(url.Received.Single().Body)!).ShouldContain("No RegionEndpoint");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"RequestType":"Create","ResponseURL":"/relative path"}""")]
    public async Task Only_an_event_without_an_address_to_answer_throws(string json)
    {
        using var http = new HttpClient(new FakeResponseUrl());
        using var @event = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var function = new SetupFunction(_ => throw new InvalidOperationException(), http, TimeProvider.System, _log);

        await Should.ThrowAsync<FormatException>(function.HandleAsync(@event, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("'")]
    [InlineData("ü")]
    [InlineData("\"")]
    [InlineData("\n")]
    [InlineData("\ud83d\ude00")]
    public async Task A_reason_longer_than_CloudFormation_takes_is_cut_to_its_bytes(string character)
    {
        _organization.Organizations.DescribeOrganizationAsync(default!, default)
            .ThrowsAsyncForAnyArgs(new InvalidOperationException(string.Concat(Enumerable.Repeat(character, 5000))));
        var url = new FakeResponseUrl();

        var reason = Reason(await RunAsync(Create(), url));

        Encoding.UTF8.GetByteCount(url.Received.Single().Body).ShouldBeInRange(4080, 4096);
        reason.ShouldStartWith(character + character);
        reason.ShouldEndWith(character + "...");
    }

    [Fact]
    public async Task A_reason_that_just_fits_is_not_cut()
    {
        var text = new string('\'', 3800);
        _organization.Organizations.DescribeOrganizationAsync(default!, default).ThrowsAsyncForAnyArgs(new InvalidOperationException(text));

        Reason(await RunAsync(Create())).ShouldBe(text);
    }

    private static JsonObject Create() => new()
    {
        ["RequestType"] = "Create",
        ["ResponseURL"] = "https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/x?Signature=secret",
        ["StackId"] = "stack-id",
        ["RequestId"] = "request-id",
        ["LogicalResourceId"] = "Setup",
        ["ResourceType"] = DeployedNames.OrganizationSetupResource,
        ["ResourceProperties"] = new JsonObject
        {
            ["ServiceToken"] = "arn:aws:lambda:us-east-1:111111111111:function:GuardrailsOrganizationSetup",
            ["OrganizationId"] = "o-exampleorg1",
            ["RootId"] = "r-ex01",
            ["ManagementAccountId"] = "111111111111",
            ["DelegatedAdministratorId"] = "222222222222",
            ["TrustedServices"] = Strings(TrustedServices.Trusted(Partition.Commercial)),
            ["DelegatedServices"] = Strings(TrustedServices.Delegated(Partition.Commercial)),
            ["OrganizationFeatures"] = Strings(TrustedServices.Features(Partition.Commercial)),
        },
    };

    private static JsonArray Strings(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode)item)]);

    private static string Status(JsonNode answer) => answer["Status"]!.GetValue<string>();

    private static string Reason(JsonNode answer) => answer["Reason"]!.GetValue<string>();

    private async Task<JsonNode> RunAsync(JsonObject request, FakeResponseUrl? url = null, CancellationToken cancellation = default)
    {
        url ??= new();
        await HandleAsync(request, url, wanted => new(
            wanted, _organization.Organizations, _organization.Iam, _organization.CloudFormation, new(wanted.ManagementAccount, _time, () => 0.5)), cancellation);
        return JsonNode.Parse(url.Received.ShouldHaveSingleItem().Body)!;
    }

    private async Task HandleAsync(JsonObject request, FakeResponseUrl url, Func<SetupProperties, Setup> setup, CancellationToken cancellation)
    {
        using var http = new HttpClient(url);
        using var @event = new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString()));
        await new SetupFunction(setup, http, TimeProvider.System, _log).HandleAsync(@event, cancellation);
    }
}
