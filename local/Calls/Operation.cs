using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;

namespace Guardrails.Local.Calls;

/// <summary>One AWS operation.</summary>
/// <param name="Service">The service's signing name, such as <c>organizations</c>.</param>
/// <param name="Name">The operation's name, such as <c>DescribeAccount</c>.</param>
/// <param name="Permission">The permission that is checked before <paramref name="Handle"/> runs.</param>
/// <param name="Handle">
/// Answers, in AWS's member names. Times are <see cref="DateTimeOffset"/> values and blobs byte arrays, so that each
/// protocol writes them its own way. Runs under the world's lock up to its first await; an operation that awaits must
/// lock again by itself.
/// </param>
internal sealed record Operation(
    string Service,
    string Name,
    Func<Call, JsonObject, RequiredPermission> Permission,
    Func<Call, JsonObject, Task<JsonObject>> Handle)
{
    /// <summary>An operation that answers at once.</summary>
    public Operation(
        string service,
        string name,
        Func<Call, JsonObject, RequiredPermission> permission,
        Func<Call, JsonObject, JsonObject> handle)
        : this(service, name, permission, (call, input) => Task.FromResult(handle(call, input)))
    {
    }

    /// <summary>
    /// Members of the answer that are maps and not structures: the Query protocol writes these differently.
    /// </summary>
    public IReadOnlyList<string> Maps { get; init; } = [];
}
