using System.Text.Json.Nodes;

namespace Guardrails.Lambda.Runtime.CustomResources;

/// <summary>Makes or changes a resource, and never throws.</summary>
public delegate Task<CustomResourceAnswer> AnswerCustomResource(
    CustomResourceRequest request, CancellationToken cancellation);

/// <summary>
/// Serves CloudFormation's requests to a custom resource. It answers every request, because a stack waits for an hour
/// for an answer that does not come, and writes one line to the log for each.
/// </summary>
public sealed class CustomResource(AnswerCustomResource answer, HttpClient http, TimeProvider time, JsonLog log)
{
    /// <summary>
    /// The time before the Lambda timeout at which the work is given up, so that CloudFormation can still be told.
    /// </summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromSeconds(15);

    private readonly ResponseSender _sender = new(http, time);

    /// <summary>The client that answers where CloudFormation waits, and nowhere that it is redirected to.</summary>
    public static HttpClient Connect() => new(new HttpClientHandler { AllowAutoRedirect = false });

    /// <summary>Handles a request as Lambda delivers it.</summary>
    /// <exception cref="FormatException">The request does not say where to answer.</exception>
    public async Task<Stream> HandleAsync(Stream @event, CancellationToken cancellation)
    {
        using var text = new StreamReader(@event);
        var request = CustomResourceRequest.Parse(await text.ReadToEndAsync(CancellationToken.None));
        var answered = await answer(request, cancellation);

        Log(request, answered);
        using var timeToAnswer = new CancellationTokenSource(TimeToAnswer - TimeSpan.FromSeconds(1), time);
        await _sender.SendAsync(request.ResponseUrl, answered.Render(request), timeToAnswer.Token);
        return Stream.Null;
    }

    private void Log(CustomResourceRequest request, CustomResourceAnswer answered) => log.Write(new JsonObject
    {
        ["request"] = request.RequestType,
        ["resource"] = request.LogicalResourceId,
        ["stack"] = request.StackId,
        ["status"] = answered.Status,
        ["reason"] = answered.FailedBecause,
        ["attributes"] = answered.Attributes(),
    });
}
