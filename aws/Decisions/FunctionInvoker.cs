using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Json;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Decisions;

/// <summary>Invokes functions and waits for what they return.</summary>
public interface IFunctionInvoker
{
    /// <summary>The answer of a function; an empty object where it returns nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="payload">The event.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="AwsCallException">It could not be invoked, or failed; the message has its words.</exception>
    Task<JsonObject> InvokeAsync(string name, JsonObject payload, CancellationToken cancellation);
}

/// <summary>Invokes them by AWS Lambda.</summary>
/// <param name="lambda">AWS Lambda, in the account and Region of the functions.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class FunctionInvoker(IAmazonLambda lambda, AwsCalls calls) : IFunctionInvoker
{
    private const string Action = LambdaActions.InvokeFunction;

    /// <inheritdoc/>
    public async Task<JsonObject> InvokeAsync(string name, JsonObject payload, CancellationToken cancellation)
    {
        var answer = await InvokeAsync(name, payload, InvocationType.RequestResponse, cancellation);
        var text = answer.Payload is null ? "" : Encoding.UTF8.GetString(answer.Payload.ToArray());
        if (!string.IsNullOrEmpty(answer.FunctionError))
            throw calls.Failed(Action, $"{name} failed: {MessageOf(text)}", "correct what the message names.");
        if (text.Trim() is "" or "null")
            return [];
        try
        {
            return EventText.Parse($"The answer of {name}", text);
        }
        catch (FormatException exception)
        {
            throw calls.Failed(
                Action, exception.Message, "use a command of the same version as the function.", exception);
        }
    }

    /// <summary>Has a function run, and waits neither for its end nor for its answer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="payload">The event.</param>
    /// <param name="cancellation">Stops waiting for AWS Lambda.</param>
    /// <exception cref="AwsCallException">It is not known whether it runs.</exception>
    public Task StartAsync(string name, JsonObject payload, CancellationToken cancellation) =>
        InvokeAsync(name, payload, InvocationType.Event, cancellation);

    private Task<InvokeResponse> InvokeAsync(
        string name, JsonObject payload, InvocationType type, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var bytes = Encoding.UTF8.GetBytes(payload.ToJsonString(PlainJson.OneLine));
        return calls.MakeAsync(
            Action,
            async () =>
            {
                using var stream = new MemoryStream(bytes, writable: false);
                return await lambda.InvokeAsync(
                    new InvokeRequest { FunctionName = name, InvocationType = type, PayloadStream = stream },
                    cancellation);
            },
            cancellation);
    }

    private static string MessageOf(string text)
    {
        try
        {
            return EventText.Parse("It", text)["errorMessage"] is JsonValue value
                && value.TryGetValue(out string? message)
                    ? message
                    : "it gives no reason";
        }
        catch (FormatException)
        {
            return "it gives no reason";
        }
    }
}
