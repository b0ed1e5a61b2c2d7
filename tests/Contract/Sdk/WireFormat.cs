using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.ConfigService;
using Amazon.ConfigService.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using Guardrails.Core.Ids;

namespace Guardrails.Tests.Contract.Sdk;

/// <summary>
/// Bytes on the wire where moto cannot judge them: it lacks the operation, or is more lenient than AWS.
/// </summary>
public sealed class WireFormat
{
    private static readonly AWSCredentials Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_request_has_its_target_and_only_the_members_that_are_set()
    {
        var wire = new RecordedWire((HttpStatusCode.OK, "{}"));
        using var client = new AmazonConfigServiceClient(Credentials, wire.Configure<AmazonConfigServiceConfig>());

        await client.PutEvaluationsAsync(
            new PutEvaluationsRequest
            {
                ResultToken = "token",
                Evaluations =
                [
                    new()
                    {
                        ComplianceResourceType = "AWS::::Account",
                        ComplianceResourceId = "111111111111",
                        ComplianceType = ComplianceType.NON_COMPLIANT,
                        OrderingTimestamp = new DateTime(2026, 11, 23, 9, 0, 0, 250, DateTimeKind.Utc),
                    },
                ],
            },
            Cancellation);

        var request = wire.Requests.ShouldHaveSingleItem();
        request.Headers["X-Amz-Target"].ShouldBe("StarlingDoveService.PutEvaluations");
        request.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.1");
        var body = JsonNode.Parse(request.Body)!.AsObject();
        body.Select(member => member.Key).ShouldBe(["Evaluations", "ResultToken"], ignoreOrder: true);
        var evaluation = body["Evaluations"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        evaluation.ContainsKey("Annotation").ShouldBeFalse();
        evaluation["ComplianceType"]!.GetValue<string>().ShouldBe("NON_COMPLIANT");
        evaluation["OrderingTimestamp"]!.GetValue<double>().ShouldBe(1795424400.25, tolerance: 0.5);
    }

    [Fact]
    public async Task Json_request_lists_names_as_they_are()
    {
        var wire = new RecordedWire((HttpStatusCode.OK, "{}"));
        using var client = new AmazonConfigServiceClient(Credentials, wire.Configure<AmazonConfigServiceConfig>());

        await client.StartConfigRulesEvaluationAsync(
            new StartConfigRulesEvaluationRequest { ConfigRuleNames = ["OrgConfigRule-root-mfa-abcd1234"] },
            Cancellation);

        var request = wire.Requests.ShouldHaveSingleItem();
        request.Headers["X-Amz-Target"].ShouldBe("StarlingDoveService.StartConfigRulesEvaluation");
        JsonNode.Parse(request.Body)!.ToJsonString()
            .ShouldBe("""{"ConfigRuleNames":["OrgConfigRule-root-mfa-abcd1234"]}""");
    }

    [Fact]
    public async Task Query_request_has_its_action_version_and_members()
    {
        var wire = new RecordedWire((HttpStatusCode.OK, Xml(
            "ListVirtualMFADevices", "<VirtualMFADevices/><IsTruncated>true</IsTruncated><Marker>next</Marker>")));
        using var client = new AmazonIdentityManagementServiceClient(
            Credentials, wire.Configure<AmazonIdentityManagementServiceConfig>());

        var page = await client.ListVirtualMFADevicesAsync(
            new ListVirtualMFADevicesRequest
            {
                AssignmentStatus = AssignmentStatusType.Any,
                MaxItems = 10,
                Marker = "a b&c",
            }, Cancellation);

        var body = wire.Requests.ShouldHaveSingleItem().Body.Split('&').Select(Uri.UnescapeDataString);
        body.ShouldBe(
            [
                "Action=ListVirtualMFADevices",
                "Version=2010-05-08",
                "AssignmentStatus=Any",
                "MaxItems=10",
                "Marker=a b&c",
            ], ignoreOrder: true);
        page.VirtualMFADevices.ShouldBeNull("the official client has no list where there is nothing on it");
        page.IsTruncated.ShouldBe(true);
        page.Marker.ShouldBe("next");
    }

    [Fact]
    public async Task What_an_answer_lacks_is_null_and_what_the_model_does_not_know_is_ignored()
    {
        var wire = new RecordedWire(
            (
                HttpStatusCode.OK,
                """{"Account":{"Id":"111111111111","State":"HIBERNATING","Paths":null,"Mood":{"Good":true}}}"""));
        using var client = new AmazonOrganizationsClient(Credentials, wire.Configure<AmazonOrganizationsConfig>());

        var account = (await client.DescribeAccountAsync(
            new DescribeAccountRequest { AccountId = "111111111111" }, Cancellation)).Account;

        account.State.Value.ShouldBe("HIBERNATING");
        account.Status.ShouldBeNull();
        account.Paths.ShouldBeNull();
        account.JoinedTimestamp.ShouldBeNull();
    }

    [Fact]
    public async Task Collections_that_an_answer_lacks_are_null()
    {
        using var organizations = new AmazonOrganizationsClient(
            Credentials, new RecordedWire((HttpStatusCode.OK, "{}")).Configure<AmazonOrganizationsConfig>());
        (await organizations.ListAccountsAsync(new ListAccountsRequest(), Cancellation)).Accounts.ShouldBeNull();

        var wire = new RecordedWire(
            (HttpStatusCode.OK, Xml("ListOrganizationsFeatures", "<OrganizationId>o-exampleorg1</OrganizationId>")));
        using var iam = new AmazonIdentityManagementServiceClient(
            Credentials, wire.Configure<AmazonIdentityManagementServiceConfig>());
        (await iam.ListOrganizationsFeaturesAsync(new ListOrganizationsFeaturesRequest(), Cancellation)).EnabledFeatures
            .ShouldBeNull();
    }

    [Fact]
    public async Task Root_features_are_read_in_their_order()
    {
        var wire = new RecordedWire((HttpStatusCode.OK, Xml(
            "EnableOrganizationsRootSessions",
            "<OrganizationId>o-exampleorg1</OrganizationId><EnabledFeatures><member>RootSessions</member>"
            + "<member>RootCredentialsManagement</member></EnabledFeatures>")));
        using var client = new AmazonIdentityManagementServiceClient(
            Credentials, wire.Configure<AmazonIdentityManagementServiceConfig>());

        var response = await client.EnableOrganizationsRootSessionsAsync(
            new EnableOrganizationsRootSessionsRequest(), Cancellation);

        response.OrganizationId.ShouldBe("o-exampleorg1");
        response.EnabledFeatures.ShouldBe(["RootSessions", "RootCredentialsManagement"]);
        response.ResponseMetadata.RequestId.ShouldBe("request-1");
    }

    [Fact]
    public async Task Times_are_utc_in_both_protocols()
    {
        var expected = new DateTime(2026, 11, 23, 9, 0, 0, 500, DateTimeKind.Utc);
        var json = new RecordedWire((HttpStatusCode.OK, """{"Account":{"JoinedTimestamp":1795424400.5}}"""));
        using var organizations =
            new AmazonOrganizationsClient(Credentials, json.Configure<AmazonOrganizationsConfig>());
        var joined = (await organizations.DescribeAccountAsync(
            new DescribeAccountRequest(), Cancellation)).Account.JoinedTimestamp;

        var xml = new RecordedWire(
            (HttpStatusCode.OK, Xml("GetCredentialReport", "<GeneratedTime>2026-11-23T09:00:00.500Z</GeneratedTime>")));
        using var iam = new AmazonIdentityManagementServiceClient(
            Credentials, xml.Configure<AmazonIdentityManagementServiceConfig>());
        var generated =
            (await iam.GetCredentialReportAsync(new GetCredentialReportRequest(), Cancellation)).GeneratedTime;

        joined.ShouldBe(expected);
        generated.ShouldBe(expected);
        joined!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        generated!.Value.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Theory]
    [InlineData("ENABLED")]
    [InlineData("DISABLED")]
    [InlineData("DISABLED_PERMANENTLY")]
    public async Task StackSets_access_is_read_as_its_status(string status)
    {
        var wire = new RecordedWire(
            (HttpStatusCode.OK, Xml("ActivateOrganizationsAccess", "")),
            (HttpStatusCode.OK, Xml("DescribeOrganizationsAccess", $"<Status>{status}</Status>")));
        using var client = new AmazonCloudFormationClient(Credentials, wire.Configure<AmazonCloudFormationConfig>());

        await client.ActivateOrganizationsAccessAsync(new ActivateOrganizationsAccessRequest(), Cancellation);
        var response =
            await client.DescribeOrganizationsAccessAsync(new DescribeOrganizationsAccessRequest(), Cancellation);

        response.Status.ShouldBe(OrganizationStatus.FindValue(status));
        wire.Requests[0].Body.ShouldContain("Version=2010-05-15");
    }

    [Theory]
    [InlineData("1463652000.25")]
    [InlineData("\"1463652000.25\"")]
    [InlineData("\"2016-05-19T10:00:00.25Z\"")]
    [InlineData("\"2016-05-19T12:00:00.250+02:00\"")]
    [InlineData("\"Thu, 19 May 2016 10:00:00.25 GMT\"")]
    public async Task Times_in_JSON_are_seconds_or_text(string time)
    {
        var wire = new RecordedWire((HttpStatusCode.OK, $$$"""{"Account":{"JoinedTimestamp":{{{time}}}}}"""));
        using var client = new AmazonOrganizationsClient(Credentials, wire.Configure<AmazonOrganizationsConfig>());

        var answer = await client.DescribeAccountAsync(new DescribeAccountRequest(), Cancellation);

        var joined = answer.Account.JoinedTimestamp.ShouldNotBeNull();
        joined.ShouldBe(new DateTime(2016, 5, 19, 10, 0, 0, 250, DateTimeKind.Utc));
        joined.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Fact]
    public async Task A_mark_of_the_byte_order_before_JSON_is_passed_over()
    {
        var wire = new RecordedWire((HttpStatusCode.OK, "\uFEFF" + """{"Account":{"Id":"111111111111"}}"""));
        using var client = new AmazonOrganizationsClient(Credentials, wire.Configure<AmazonOrganizationsConfig>());

        (await client.DescribeAccountAsync(new DescribeAccountRequest(), Cancellation))
            .Account.Id.ShouldBe("111111111111");
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NoContent)]
    public async Task A_successful_answer_that_is_empty_is_none_where_the_response_has_members(HttpStatusCode status)
    {
        var wire = new RecordedWire((status, ""));
        using var organizations =
            new AmazonOrganizationsClient(Credentials, wire.Configure<AmazonOrganizationsConfig>());
        using var config = new AmazonConfigServiceClient(Credentials, wire.Configure<AmazonConfigServiceConfig>());
        using var iam = new AmazonIdentityManagementServiceClient(
            Credentials, wire.Configure<AmazonIdentityManagementServiceConfig>());

        await Should.ThrowAsync<AmazonUnmarshallingException>(
            () => organizations.ListAccountsAsync(new ListAccountsRequest(), Cancellation));
        await Should.ThrowAsync<AmazonUnmarshallingException>(
            () => config.PutEvaluationsAsync(new PutEvaluationsRequest(), Cancellation));
        await Should.ThrowAsync<AmazonUnmarshallingException>(
            () => iam.ListAccessKeysAsync(new ListAccessKeysRequest(), Cancellation));
        await organizations.EnableAWSServiceAccessAsync(new EnableAWSServiceAccessRequest(), Cancellation);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("no XML")]
    [InlineData("{}")]
    public async Task A_successful_answer_that_is_no_XML_is_an_error_of_the_SDK(string body)
    {
        var wire = new RecordedWire((HttpStatusCode.OK, body));
        using var iam = new AmazonIdentityManagementServiceClient(
            Credentials, wire.Configure<AmazonIdentityManagementServiceConfig>());

        await Should.ThrowAsync<AmazonUnmarshallingException>(
            () => iam.GetAccountSummaryAsync(new GetAccountSummaryRequest(), Cancellation));
    }

    [Fact]
    public async Task Requests_say_which_SDK_sent_them()
    {
        var wire = new RecordedWire((HttpStatusCode.OK, "{}"));
        using var client = new AmazonOrganizationsClient(Credentials, wire.Configure<AmazonOrganizationsConfig>());
        var core = FileVersionInfo.GetVersionInfo(typeof(AmazonServiceClient).Assembly.Location).FileVersion;

        await client.DescribeAccountAsync(new DescribeAccountRequest(), Cancellation);

        wire.Requests.ShouldHaveSingleItem().Headers["User-Agent"]
            .ShouldStartWith($"aws-sdk-dotnet-coreclr/{core} ");
    }

    [Fact]
    public async Task Constraint_violation_says_which_constraint()
    {
        var wire = new RecordedWire((HttpStatusCode.BadRequest, """
            {"__type":"com.amazonaws.organizations#ConstraintViolationException","Message":"Too many.","Reason":"MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED"}
            """));
        using var client = new AmazonOrganizationsClient(Credentials, wire.Configure<AmazonOrganizationsConfig>());

        var error = await Should.ThrowAsync<ConstraintViolationException>(
            () =>
                client.RegisterDelegatedAdministratorAsync(new RegisterDelegatedAdministratorRequest(), Cancellation));

        error.Reason.ShouldBe(
            ConstraintViolationExceptionReason.MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED);
        error.Message.ShouldBe("Too many.");
    }

    [Fact]
    public async Task Error_that_no_model_names_is_the_service_base_exception_with_its_code()
    {
        var json = new RecordedWire(
            (HttpStatusCode.BadRequest, """{"__type":"UnrecognizedClientException","message":"Who?"}"""));
        using var organizations =
            new AmazonOrganizationsClient(Credentials, json.Configure<AmazonOrganizationsConfig>());
        var fromJson = await Should.ThrowAsync<AmazonOrganizationsException>(
            () => organizations.ListRootsAsync(new ListRootsRequest(), Cancellation));
        fromJson.GetType().ShouldBe(typeof(AmazonOrganizationsException));
        fromJson.ErrorCode.ShouldBe("UnrecognizedClientException");

        var xml = new RecordedWire((HttpStatusCode.Forbidden, XmlError("AccessDenied")));
        using var iam = new AmazonIdentityManagementServiceClient(
            Credentials, xml.Configure<AmazonIdentityManagementServiceConfig>());
        var fromXml = await Should.ThrowAsync<AmazonIdentityManagementServiceException>(
            () => iam.CreateAccessKeyAsync(new CreateAccessKeyRequest(), Cancellation));
        fromXml.GetType().ShouldBe(typeof(AmazonIdentityManagementServiceException));
        fromXml.ErrorCode.ShouldBe("AccessDenied");
        fromXml.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        fromXml.RequestId.ShouldBe("request-1");
    }

    [Fact]
    public async Task Throttled_call_is_tried_again()
    {
        var throttled = (
            HttpStatusCode.BadRequest,
            """{"__type":"TooManyRequestsException","Message":"Slow down.","Type":"REQUEST_RATE"}""");
        var wire = new RecordedWire(throttled, throttled, (HttpStatusCode.OK, """{"Roots":[]}"""));
        using var client = new AmazonOrganizationsClient(Credentials, wire.Configure<AmazonOrganizationsConfig>());

        var response = await client.ListRootsAsync(new ListRootsRequest(), Cancellation);

        response.Roots.ShouldBeEmpty();
        wire.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Cancelled_call_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var client = new AmazonOrganizationsClient(
            Credentials, new RecordedWire((HttpStatusCode.OK, "{}")).Configure<AmazonOrganizationsConfig>());

        await Should.ThrowAsync<OperationCanceledException>(
            () => client.ListRootsAsync(new ListRootsRequest(), cancelled.Token));
    }

    internal static string Xml(string operation, string result) =>
        $"""
        <{operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
          <{operation}Result>{result}</{operation}Result>
          <ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>
        </{operation}Response>
        """;

    internal static string XmlError(string code) =>
        $"""
        <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>No.</Message></Error>
          <RequestId>request-1</RequestId>
        </ErrorResponse>
        """;
}
