using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;
using Guardrails.Lambda.Runtime.CustomResources;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>
/// Backs the custom resource that prepares the organization. On delete nothing is changed, as others may rely on what
/// was enabled.
/// </summary>
internal sealed class SetupFunction
{
    private static readonly IReadOnlyDictionary<string, string> NoData =
        new Dictionary<string, string>(StringComparer.Ordinal);

    private readonly Func<SetupProperties, Setup> _setup;
    private readonly CustomResource _resource;

    /// <summary>
    /// As Lambda runs it. Clients are made inside an invocation: what fails there can still be answered.
    /// </summary>
    public SetupFunction()
        : this(
            wanted => With(wanted, new AwsClients(AwsClients.Impatient)),
            CustomResource.Connect(),
            TimeProvider.System,
            new(Console.Out))
    {
    }

    /// <summary>As tests run it.</summary>
    public SetupFunction(Func<SetupProperties, Setup> setup, HttpClient http, TimeProvider time, JsonLog log)
    {
        _setup = setup;
        _resource = new(AnswerAsync, http, time, log);
    }

    public Task<Stream> HandleAsync(Stream @event, CancellationToken cancellation) =>
        _resource.HandleAsync(@event, cancellation);

    private static Setup With(SetupProperties wanted, AwsClients aws) => new(
        wanted,
        aws.Organizations(),
        aws.IdentityManagement(),
        aws.CloudFormation(),
        SetupCalls.Of(wanted.ManagementAccount, TimeProvider.System, Random.Shared.NextDouble));

    private async Task<CustomResourceAnswer> AnswerAsync(CustomResourceRequest request, CancellationToken cancellation)
    {
        if (request.RequestType == "Delete")
            return new(request.PhysicalResourceId ?? SetupId.None, NoData, FailedBecause: null);

        Setup? setup = null;
        try
        {
            if (request.RequestType is not ("Create" or "Update"))
            {
                throw new FormatException($"RequestType is '{request.RequestType}': expected Create, Update or Delete. "
                    + "Remedy: report this as a bug.");
            }

            setup = _setup(SetupProperties.Parse(request.Properties, request.PhysicalResourceId));
            await setup.EnsureAsync(cancellation);
            setup.Attributes["Changes"] = string.Join(',', setup.Changes);
            return new(SetupId.Of(setup.Wanted), setup.Attributes, FailedBecause: null);
        }
        catch (Exception exception)
        {
            // The id stays what it was: a new one would make CloudFormation replace the resource.
            return new(request.PhysicalResourceId ?? SetupId.None, NoData, Because(exception, setup, cancellation));
        }
    }

    private static string Because(Exception exception, Setup? setup, CancellationToken cancellation)
    {
        var reason = exception switch
        {
            AwsCallException or FormatException => exception.Message,
            _ when cancellation.IsCancellationRequested => $"The function's time was up while {Doing(setup)}. "
                + "Remedy: deploy again; it goes on where it stopped.",
            _ => $"While {Doing(setup)}: {exception.Message.TrimEnd('.')}. "
                + $"Remedy: see the log of the function {DeployedNames.OrganizationSetup}, and report this as a bug.",
        };
        return setup is { Changes.Count: > 0 }
            ? $"{reason} Changed before that: {string.Join(", ", setup.Changes)}."
            : reason;
    }

    private static string Doing(Setup? setup) => setup?.Calls.LastFailure is { } failure
        ? $"{setup.Doing}, and {failure}"
        : setup?.Doing ?? "starting";
}
