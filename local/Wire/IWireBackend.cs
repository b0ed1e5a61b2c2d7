using System.Text.Json.Nodes;

namespace Guardrails.Local.Wire;

/// <summary>The services behind the wire.</summary>
internal interface IWireBackend
{
    /// <summary>The protocol of a service, by its signing name.</summary>
    /// <exception cref="AwsError">The service is not built, or nobody calls it over the wire.</exception>
    Protocol ProtocolOf(string service);

    /// <summary>Tells whether the operation is built.</summary>
    bool Has(string service, string operation);

    /// <summary>
    /// Tells whether the organization's partition can have a Region of that name. IAM and Organizations sign in one
    /// Region only, but a client that is told an endpoint signs for its own Region there.
    /// </summary>
    bool HasRegion(string region);

    /// <summary>The holder of an access key, or null.</summary>
    ISigner? Find(string accessKeyId);

    /// <summary>Members of an operation's answer that are maps and not structures.</summary>
    IReadOnlyList<string> MapsOf(string service, string operation);
}

/// <summary>The signer behind one access key.</summary>
internal interface ISigner
{
    /// <summary>The key, its secret and its token.</summary>
    LocalCredentials Credentials { get; }

    /// <summary>Its ARN, as log lines name it.</summary>
    string Arn { get; }

    /// <summary>Its session has ended.</summary>
    bool Expired { get; }

    /// <summary>Calls an operation and gives its answer.</summary>
    /// <exception cref="AwsError">Whatever AWS would answer instead.</exception>
    Task<JsonObject> InvokeAsync(string service, string region, string operation, JsonObject input);
}
