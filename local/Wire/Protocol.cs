using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Local.Wire;

/// <summary>The form of a service's requests, answers and errors.</summary>
internal abstract class Protocol
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <summary>The media type of answers.</summary>
    public abstract string ContentType { get; }

    /// <summary>The operation's name and its input.</summary>
    public abstract (string Operation, JsonObject Input) Read(HttpRequest request, byte[] body);

    /// <summary>The answer as text.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="maps">Members of the answer that are maps and not structures.</param>
    /// <param name="requestId">The request's id.</param>
    public abstract string Write(string operation, JsonObject answer, IReadOnlyList<string> maps, string requestId);

    /// <summary>The headers of an answer.</summary>
    public virtual IReadOnlyDictionary<string, string> Headers(JsonObject answer) => NoHeaders;

    /// <summary>The status of an answer.</summary>
    public virtual int Status(JsonObject answer) => 200;

    /// <summary>The headers of an error.</summary>
    public virtual IReadOnlyDictionary<string, string> Headers(AwsError error) => NoHeaders;

    /// <summary>An error as text.</summary>
    public abstract string Write(AwsError error, string requestId);

    /// <summary>The error for a request whose sender is not authenticated.</summary>
    /// <param name="why">The reason.</param>
    /// <param name="fault">What is wrong with the signature; null where it is only another one.</param>
    public abstract AwsError Refuse(AuthenticationFailure why, string? fault = null);

    /// <summary>The error for an operation that the service does not have, or that is not built here.</summary>
    public abstract AwsError UnknownOperation(string operation);
}

/// <summary>The reason why a request has no identity.</summary>
internal enum AuthenticationFailure
{
    UnknownKey,
    WrongSignature,
    Expired,
}
