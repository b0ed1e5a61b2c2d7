using System.Text.Json.Nodes;
using Guardrails.Local.Calls;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Wire;

/// <summary>How a service's requests, answers and errors are written.</summary>
internal abstract class Protocol
{
    private static readonly Dictionary<string, Protocol> ByService = new()
    {
        ["sts"] = new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/"),
        ["iam"] = new QueryProtocol("https://iam.amazonaws.com/doc/2010-05-08/"),
        ["cloudformation"] = new QueryProtocol("http://cloudformation.amazonaws.com/doc/2010-05-15/"),
        ["organizations"] = new JsonProtocol(),
        ["config"] = new JsonProtocol(),
    };

    /// <summary>The protocol of a service, by its signing name.</summary>
    /// <exception cref="AwsError">The service is not built.</exception>
    public static Protocol Of(string service) =>
        ByService.GetValueOrDefault(service) ?? throw new AwsError("UnknownService", $"The embedded organization has no service {service}.", 501);

    /// <summary>The media type of answers.</summary>
    public abstract string ContentType { get; }

    /// <summary>The operation's name and its input.</summary>
    public abstract (string Operation, JsonObject Input) Read(HttpRequest request, byte[] body);

    /// <summary>The answer as text.</summary>
    public abstract string Write(Operation operation, JsonObject answer, string requestId);

    /// <summary>An error as text.</summary>
    public abstract string Write(AwsError error, string requestId);

    /// <summary>What the protocol says to a request whose sender it does not believe.</summary>
    public abstract AwsError Refuse(Disbelief why);
}

/// <summary>Why a request has no identity.</summary>
internal enum Disbelief
{
    UnknownKey,
    WrongSignature,
    Expired,
}
