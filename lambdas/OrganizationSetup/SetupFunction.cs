using System.Text.Json.Nodes;
using Guardrails.Aws;
using Guardrails.Core.Names;
using Guardrails.Lambda.OrganizationSetup.CloudFormation;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>
/// Backs the custom resource that prepares the organization. CloudFormation is answered in every case, as a stack that
/// is not waits for an hour; on delete nothing is changed, as others may rely on what was enabled.
/// </summary>
internal sealed class SetupFunction
{
    /// <summary>How long before the Lambda timeout the steps are given up, so that CloudFormation can still be told.</summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromSeconds(15);

    private const string IdPrefix = "guardrails-organization-setup-";
    private static readonly IReadOnlyDictionary<string, string> NoData = new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly Func<SetupProperties, Setup> _setup;
    private readonly ResponseSender _sender;
    private readonly TimeProvider _time;
    private readonly TextWriter _log;

    /// <summary>As Lambda runs it. Clients are made inside an invocation: what fails there can still be answered.</summary>
    public SetupFunction()
        : this(
            wanted => With(wanted, new AwsClients(AwsClients.Impatient)),
            new HttpClient(), TimeProvider.System, Console.Out)
    {
    }

    /// <summary>As tests run it.</summary>
    public SetupFunction(Func<SetupProperties, Setup> setup, HttpClient http, TimeProvider time, TextWriter log) =>
        (_setup, _sender, _time, _log) = (setup, new(http, time), time, log);

    private static Setup With(SetupProperties wanted, AwsClients aws) => new(
        wanted, aws.Organizations(), aws.IdentityManagement(), aws.CloudFormation(), new(wanted.ManagementAccount, TimeProvider.System, Random.Shared.NextDouble));

    public async Task<Stream> HandleAsync(Stream @event, CancellationToken cancellation)
    {
        using var text = new StreamReader(@event);
        var request = CustomResourceRequest.Parse(await text.ReadToEndAsync(CancellationToken.None));
        var answer = await AnswerAsync(request, cancellation);

        Log(request, answer);
        using var timeToAnswer = new CancellationTokenSource(TimeToAnswer - TimeSpan.FromSeconds(1), _time);
        await _sender.SendAsync(request.ResponseUrl, answer.Render(request), timeToAnswer.Token);
        return Stream.Null;
    }

    private async Task<CustomResourceAnswer> AnswerAsync(CustomResourceRequest request, CancellationToken cancellation)
    {
        if (request.RequestType == "Delete")
            return new(request.PhysicalResourceId ?? IdPrefix + "none", NoData, FailedBecause: null);

        Setup? setup = null;
        try
        {
            if (request.RequestType is not ("Create" or "Update"))
                throw new FormatException($"RequestType is '{request.RequestType}': expected Create, Update or Delete. Remedy: report this as a bug.");

            setup = _setup(SetupProperties.Parse(request.Properties));
            await setup.EnsureAsync(cancellation);
            setup.Attributes["Changes"] = string.Join(',', setup.Changes);
            return new(IdPrefix + setup.Wanted.Organization, setup.Attributes, FailedBecause: null);
        }
        catch (Exception exception)
        {
            // The id stays what it was: a new one would make CloudFormation replace the resource.
            var id = request.PhysicalResourceId ?? IdPrefix + (setup?.Wanted.Organization.Value ?? "none");
            return new(id, NoData, Because(exception, setup, cancellation));
        }
    }

    private static string Because(Exception exception, Setup? setup, CancellationToken cancellation)
    {
        var reason = exception switch
        {
            AwsCallException or FormatException => exception.Message,
            _ when cancellation.IsCancellationRequested =>
                $"The function's time was up while {Doing(setup)}. Remedy: deploy again; it goes on where it stopped.",
            _ => $"While {Doing(setup)}: {exception.Message.TrimEnd('.')}. Remedy: see the log of the function {DeployedNames.OrganizationSetup}, and report this as a bug.",
        };
        return setup is { Changes.Count: > 0 } ? $"{reason} Changed before that: {string.Join(", ", setup.Changes)}." : reason;
    }

    private static string Doing(Setup? setup) => setup?.Calls.LastFailure is { } failure ? $"{setup.Doing}, and {failure}" : setup?.Doing ?? "starting";

    private void Log(CustomResourceRequest request, CustomResourceAnswer answer) => _log.WriteLine(new JsonObject
    {
        ["request"] = request.RequestType,
        ["resource"] = request.LogicalResourceId,
        ["stack"] = request.StackId,
        ["status"] = answer.FailedBecause is null ? "SUCCESS" : "FAILED",
        ["reason"] = answer.FailedBecause,
        ["attributes"] = new JsonObject(answer.Data.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
    }.ToJsonString());
}
