using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Names;
using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Functions;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>The product's custom resource: the function behind ServiceToken is invoked and answers by a PUT.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html</remarks>
internal sealed class OrganizationSetupResource : IResourceHandler
{
    public string Type => DeployedNames.OrganizationSetupResource;

    public async Task<ResourceOutcome> ApplyAsync(ResourceCall resource, CancellationToken cancellation)
    {
        var token = resource.Json["ServiceToken"]?.ToString()
            ?? throw resource.Fail("property ServiceToken is missing.");
        var (url, answer) = CustomResourceAnswers.Expect(resource.World, resource.Endpoint);
        var request = Request(resource, url);

        // What a custom resource's properties mean is between the template and its function.
        var result = await resource.World.The<IFunctions>().AsPrincipalAsync(
            resource.Call(), token, request.ToJsonString(), cancellation);
        if (!answer.Body.IsCompleted)
            throw resource.Fail(NoAnswer(token, result));
        return Read(resource, request, await answer.Body);
    }

    private static JsonObject Request(ResourceCall resource, Uri url)
    {
        var request = new JsonObject
        {
            ["RequestType"] = resource.Existing is null ? "Create" : "Update",
            ["ResponseURL"] = url.ToString(),
            ["StackId"] = resource.Stack.Id,
            ["RequestId"] = $"{StableHash.Of(url.ToString()) % 100_000_000:00000000}-0000-4000-8000-000000000000",
            ["ResourceType"] = resource.Type,
            ["LogicalResourceId"] = resource.LogicalId,
            ["ResourceProperties"] = AsTexts(resource.Json),
        };
        if (resource.Existing is { } existing)
        {
            request["PhysicalResourceId"] = existing.PhysicalId;
            request["OldResourceProperties"] = AsTexts(existing.Properties);
        }

        return request;
    }

    private static string NoAnswer(string token, InvocationResult result) => result.Error is { } error
        ? $"the function {token} failed before it answered CloudFormation: {error}"
        : $"the function {token} ended without answering CloudFormation; the stack would hang until its timeout.";

    private static ResourceOutcome Read(ResourceCall resource, JsonObject request, string body)
    {
        JsonObject answer;
        try
        {
            answer = JsonNode.Parse(body) as JsonObject
                ?? throw resource.Fail($"the function's answer is not a JSON object: {body}");
        }
        catch (JsonException error)
        {
            throw resource.Fail($"the function's answer is not JSON: {error.Message}");
        }

        foreach (var name in (string[])["StackId", "RequestId", "LogicalResourceId"])
        {
            if (answer[name]?.ToString() != request[name]!.ToString())
            {
                throw resource.Fail(
                    $"the function's answer has {name} {answer[name]?.ToString() ?? "missing"} instead of "
                    + $"{request[name]}.");
            }
        }

        var physicalId = answer["PhysicalResourceId"]?.ToString();
        return answer["Status"]?.ToString() switch
        {
            "SUCCESS" when physicalId is { Length: > 0 } && Encoding.UTF8.GetByteCount(physicalId) <= 1024 =>
                new(physicalId, answer["Data"]?.DeepClone() as JsonObject ?? []),
            "SUCCESS" => throw resource.Fail("the function's answer has no PhysicalResourceId of 1 to 1024 bytes."),
            "FAILED" => throw resource.Fail(
                answer["Reason"]?.ToString() is { Length: > 0 } reason
                    ? reason
                    : "the function answered FAILED without the Reason that CloudFormation demands."),
            var status => throw resource.Fail(
                $"the function's answer has Status {status}; SUCCESS and FAILED are accepted."),
        };
    }

    /// <summary>CloudFormation sends every number and flag as text.</summary>
    private static JsonNode? AsTexts(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, AsTexts(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(AsTexts)]),
        JsonValue value => JsonValue.Create(value.ToString()),
        _ => null,
    };
}
