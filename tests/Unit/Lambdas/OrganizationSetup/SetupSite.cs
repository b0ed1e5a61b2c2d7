using System.Text;
using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.IdentityManagement;
using Amazon.Organizations;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.OrganizationSetup;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

/// <summary>The setup function before an organization, on a clock without waits.</summary>
internal sealed class SetupSite
{
    /// <summary>AWS Lambda sets the Region; the bucket for answers is the Region's.</summary>
    static SetupSite() => Environment.SetEnvironmentVariable(EnvironmentVariables.Region, "us-east-1");

    public InstantTime Time { get; } = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public OrganizationDouble Organization { get; } = new();

    public StringWriter Log { get; } = new();

    /// <summary>Every operation that was called, such as <c>organizations:ListRoots</c>, in order.</summary>
    public List<string> Called { get; } = [];

    /// <summary>The exception that a call of the operation fails with, or null.</summary>
    public Func<string, Exception?> Failing { get; set; } = _ => null;

    /// <summary>CloudFormation's request to create the resource in a commercial organization.</summary>
    public static JsonObject Create() => new()
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

    /// <summary>The answer that CloudFormation gets.</summary>
    public Task<JsonNode> RunAsync(CancellationToken cancellation = default) =>
        RunAsync(Create(), cancellation: cancellation);

    public async Task<JsonNode> RunAsync(
        JsonObject request, FakeResponseUrl? url = null, CancellationToken cancellation = default)
    {
        url ??= new();
        await HandleAsync(request, url, SetupOf, cancellation);
        return JsonNode.Parse(url.Received.ShouldHaveSingleItem().Body)!;
    }

    public async Task HandleAsync(
        JsonObject request,
        FakeResponseUrl url,
        Func<SetupProperties, Lambda.OrganizationSetup.Setup> setup,
        CancellationToken cancellation = default)
    {
        using var http = new HttpClient(url);
        using var @event = new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString()));
        await new SetupFunction(setup, http, TimeProvider.System, new(Log)).HandleAsync(@event, cancellation);
    }

    public async Task<string> ReasonAsync()
    {
        var answer = await RunAsync();
        answer.Status.ShouldBe("FAILED");
        return answer.Reason;
    }

    private Lambda.OrganizationSetup.Setup SetupOf(SetupProperties wanted) => new(
        wanted,
        CallProbe<IAmazonOrganizations>.Before(Organization.Organizations, "organizations", Note),
        CallProbe<IAmazonIdentityManagementService>.Before(Organization.Iam, "iam", Note),
        CallProbe<IAmazonCloudFormation>.Before(Organization.CloudFormation, "cloudformation", Note),
        SetupCalls.Of(wanted.ManagementAccount, Time, () => 0.5));

    private Exception? Note(string operation)
    {
        Called.Add(operation);
        return Failing(operation);
    }

    private static JsonArray Strings(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode)item)]);
}

/// <summary>The parts of an answer to CloudFormation.</summary>
internal static class Answers
{
    extension(JsonNode answer)
    {
        public string Status => answer["Status"]!.GetValue<string>();

        public string Reason => answer["Reason"]!.GetValue<string>();

        public string Changes => answer.Attribute("Changes")!;

        public string? Attribute(string name) => answer["Data"]![name]?.GetValue<string>();
    }
}
