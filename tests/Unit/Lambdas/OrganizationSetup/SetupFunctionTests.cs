using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Lambda.OrganizationSetup;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

public sealed class SetupFunctionTests
{
    private const string Failure = "Account 111111111111: organizations:DescribeOrganization failed: ";
    private const string Remedy =
        ". Remedy: see the message, correct its cause and deploy again; every step that is done stays done.";

    private readonly SetupSite _site = new();

    [Fact]
    public async Task A_fresh_organization_gets_everything_and_the_second_run_changes_nothing()
    {
        var first = await _site.RunAsync();
        first.Status.ShouldBe("SUCCESS");
        first["PhysicalResourceId"]!.GetValue<string>()
            .ShouldBe("guardrails-organization-setup-o-exampleorg1-us-east-1");
        first.Changes.ShouldBe(
            "EnablePolicyType(SERVICE_CONTROL_POLICY),"
            + "EnableAWSServiceAccess(config.amazonaws.com),"
            + "EnableAWSServiceAccess(config-multiaccountsetup.amazonaws.com),"
            + "EnableAWSServiceAccess(iam.amazonaws.com),"
            + "ActivateOrganizationsAccess,"
            + "RegisterDelegatedAdministrator(config.amazonaws.com),"
            + "RegisterDelegatedAdministrator(config-multiaccountsetup.amazonaws.com),"
            + "RegisterDelegatedAdministrator(iam.amazonaws.com),"
            + "EnableOrganizationsRootCredentialsManagement,EnableOrganizationsRootSessions,"
            + "CreateServiceLinkedRole(config-multiaccountsetup.amazonaws.com)");
        var changes = _site.Organization.Changes;

        var second = await _site.RunAsync();
        second.Status.ShouldBe("SUCCESS");
        second.Changes.ShouldBe("");
        _site.Organization.Changes.ShouldBe(changes);

        foreach (var (name, left) in first["Data"]!.AsObject().Where(pair => pair.Key != "Changes"))
        {
            if (!name.EndsWith("Found", StringComparison.Ordinal))
                second.Attribute(name).ShouldBe(left!.GetValue<string>());
            else
                second.Attribute(name)
                    .ShouldBe(first.Attribute(name[..^"Found".Length]), "the second run finds what the first left");
        }

        second["Data"]!.AsObject().Select(pair => pair.Key).ShouldBe(
        [
            "Changes", "ConfigServiceRole", "ConfigServiceRoleFound", "DelegatedAdministrators",
            "DelegatedAdministratorsFound", "ManagementAccountId",
            "OrganizationFeatureSet", "OrganizationFeatures", "OrganizationFeaturesFound", "OrganizationId",
            "PolicyTypeStatus", "PolicyTypeStatusFound",
            "RootId", "StackSetsAccess", "StackSetsAccessFound", "TrustedServices", "TrustedServicesFound",
        ]);
    }

    [Fact]
    public async Task An_organization_where_nothing_is_evaluated_gets_service_control_policies_and_nothing_else()
    {
        var request = SetupSite.Create();
        foreach (var list in new[] { "TrustedServices", "DelegatedServices", "OrganizationFeatures" })
            request["ResourceProperties"]![list] = new JsonArray();

        var answer = await _site.RunAsync(request);

        answer.Status.ShouldBe("SUCCESS");
        answer.Changes.ShouldBe("EnablePolicyType(SERVICE_CONTROL_POLICY)");
        answer["Data"]!.AsObject().ContainsKey("StackSetsAccess").ShouldBeFalse();
    }

    [Fact]
    public async Task The_answer_repeats_what_CloudFormation_identifies_it_by()
    {
        var url = new FakeResponseUrl();
        var answer = await _site.RunAsync(SetupSite.Create(), url);

        (
            answer["StackId"]!.GetValue<string>(),
            answer["RequestId"]!.GetValue<string>(),
            answer["LogicalResourceId"]!.GetValue<string>()).ShouldBe(("stack-id", "request-id", "Setup"));
        var received = url.Received.ShouldHaveSingleItem();
        received.Method.ShouldBe(HttpMethod.Put);
        received.ContentType.ShouldBe("");
        received.Url.ShouldBe(
            new Uri("https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/x?Signature=secret"));
        _site.Log.ToString().ShouldNotContain("Signature");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_changes_nothing_and_succeeds_whatever_the_properties(bool properties)
    {
        var request = SetupSite.Create();
        request["RequestType"] = "Delete";
        request["PhysicalResourceId"] = "guardrails-organization-setup-o-exampleorg1";
        if (!properties)
            request["ResourceProperties"] = new JsonObject { ["RootId"] = 1 };

        var answer = await _site.RunAsync(request);

        answer.Status.ShouldBe("SUCCESS");
        answer["PhysicalResourceId"]!.GetValue<string>().ShouldBe("guardrails-organization-setup-o-exampleorg1");
        _site.Organization.Changes.ShouldBe(0);
        _site.Organization.Organizations.ReceivedCalls().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_update_makes_the_same_sure_again()
    {
        await _site.RunAsync();
        _site.Organization.Trusted.Remove("iam.amazonaws.com");
        var request = SetupSite.Create();
        request["RequestType"] = "Update";
        request["PhysicalResourceId"] = "guardrails-organization-setup-o-exampleorg1-us-east-1";

        var answer = await _site.RunAsync(request);

        answer.Changes.ShouldBe("EnableAWSServiceAccess(iam.amazonaws.com)");
        answer["PhysicalResourceId"]!.GetValue<string>()
            .ShouldBe("guardrails-organization-setup-o-exampleorg1-us-east-1");
    }

    [Fact]
    public async Task An_update_to_an_organization_that_this_is_not_fails_and_keeps_the_resource()
    {
        var request = SetupSite.Create();
        request["RequestType"] = "Update";
        request["PhysicalResourceId"] = "guardrails-organization-setup-o-exampleorg1";
        request["ResourceProperties"]!["OrganizationId"] = "o-anotherorg1";

        var answer = await _site.RunAsync(request);

        answer.Status.ShouldBe("FAILED");
        answer["PhysicalResourceId"]!.GetValue<string>().ShouldBe("guardrails-organization-setup-o-exampleorg1");
        answer.Reason.ShouldContain("this is organization o-exampleorg1, not o-anotherorg1");
        _site.Organization.Changes.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_does_not_get_through_is_sent_again()
    {
        var url = new FakeResponseUrl(failures: 1);
        (await _site.RunAsync(SetupSite.Create(), url)).Status.ShouldBe("SUCCESS");
    }

    [Fact]
    public async Task Malformed_properties_are_all_named()
    {
        var request = SetupSite.Create();
        request["ResourceProperties"] = new JsonObject
        {
            ["OrganizationId"] = "O-EXAMPLE",
            ["RootId"] = "r-ex01",
            ["ManagementAccountId"] = 111111111111,
            ["TrustedServices"] = new JsonArray("config.amazonaws.com"),
            ["DelegatedServices"] = "config.amazonaws.com",
            ["OrganizationFeatures"] = new JsonArray("RootPasswords"),
        };

        var answer = await _site.RunAsync(request);

        answer.Status.ShouldBe("FAILED");
        answer.Reason.ShouldContain("OrganizationId is 'O-EXAMPLE'");
        answer.Reason.ShouldContain("ManagementAccountId is missing");
        answer.Reason.ShouldContain("ServiceToken is missing: expected the ARN of this function");
        answer.Reason.ShouldContain("DelegatedAdministratorId is missing");
        answer.Reason.ShouldContain("DelegatedServices is not a list of texts");
        answer.Reason.ShouldContain("'RootPasswords' is not one of RootCredentialsManagement, RootSessions");
        answer["PhysicalResourceId"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_unknown_request_type_and_clients_that_cannot_be_made_are_answered()
    {
        var request = SetupSite.Create();
        request["RequestType"] = "Rename";
        (await _site.RunAsync(request)).Reason.ShouldContain("RequestType is 'Rename'");

        var url = new FakeResponseUrl();
        await _site.HandleAsync(
            SetupSite.Create(),
            url,
            _ => throw new InvalidOperationException("No RegionEndpoint or ServiceURL configured."));
        JsonNode.Parse(url.Received.Single().Body)!.Reason.ShouldStartWith(
            "While starting: No RegionEndpoint or ServiceURL configured. Remedy: see the log of");
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
        var function = new SetupFunction(
            _ => throw new InvalidOperationException(), http, TimeProvider.System, new(_site.Log));

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
        _site.Organization.Organizations.DescribeOrganizationAsync(default!, default)
            .ThrowsAsyncForAnyArgs(new InvalidOperationException(string.Concat(Enumerable.Repeat(character, 5000))));
        var url = new FakeResponseUrl();

        var reason = (await _site.RunAsync(SetupSite.Create(), url)).Reason;

        Encoding.UTF8.GetByteCount(url.Received.Single().Body).ShouldBeInRange(4080, 4096);
        reason.ShouldStartWith(Failure + character + character);
        reason.ShouldEndWith(character + "..." + Remedy[1..]);
    }

    [Fact]
    public async Task An_answer_of_AWS_that_itself_speaks_of_a_remedy_is_cut_like_any_other()
    {
        var url = new FakeResponseUrl();
        await _site.HandleAsync(
            SetupSite.Create(), url, _ => throw new FormatException(" Remedy: " + new string('x', 5000)));

        JsonNode.Parse(url.Received.Single().Body)!.Reason.ShouldEndWith("xxx...");
        Encoding.UTF8.GetByteCount(url.Received.Single().Body).ShouldBeLessThanOrEqualTo(4096);
    }

    [Fact]
    public async Task A_reason_that_just_fits_is_not_cut()
    {
        var text = new string('\'', 3600);
        _site.Organization.Organizations.DescribeOrganizationAsync(default!, default)
            .ThrowsAsyncForAnyArgs(new InvalidOperationException(text));

        (await _site.RunAsync()).Reason.ShouldBe(Failure + text + Remedy);
    }
}
