using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Guardrails.Core.Activity;

namespace Guardrails.Core.Usage;

/// <summary>
/// Calls that differ in nothing but their event id, their time and what was answered. A key that does the same a
/// million times is kept as one event and a million times.
/// </summary>
internal sealed class CallKind
{
    private (DateTimeOffset Time, string EventId) _first;

    private CallKind(UInt128 print, RootActivity example) => (Print, Example) = (print, example);

    /// <summary>The digest of everything in which two calls may differ.</summary>
    public UInt128 Print { get; }

    /// <summary>The earliest of them, whichever came first.</summary>
    public RootActivity Example { get; private set; }

    /// <summary>The kind of a call.</summary>
    public static CallKind Of(UInt128 print, RootActivity activity, DateTimeOffset time, string eventId) =>
        new(print, activity) { _first = (time, eventId) };

    /// <summary>Takes note of another call of the kind.</summary>
    public void Add(RootActivity activity, DateTimeOffset time, string eventId)
    {
        if (Compare((time, eventId), _first) < 0)
            (Example, _first) = (activity, (time, eventId));
    }

    /// <summary>An order of events that does not depend on how they came.</summary>
    public static int Compare((DateTimeOffset Time, string EventId) one, (DateTimeOffset Time, string EventId) other) =>
        one.Time.CompareTo(other.Time) is not 0 and var byTime
            ? byTime
            : string.CompareOrdinal(one.EventId, other.EventId);

    /// <summary>The digest of a call.</summary>
    public static UInt128 PrintOf(RootActivity activity, ActivityCaller caller)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var end = activity.Outcome.TryGet(out var outcome) ? outcome : null;
        foreach (var part in (string?[])
        [
            activity.EventSource, activity.Name, activity.Region, activity.Type, activity.IsReadOnly?.ToString(),
            activity.Accounts.Recipient.TryGet(out var recipient) ? recipient.Value : null,
            caller.Credential.AccessKeyId, caller.Type, caller.Arn, caller.InvokedBy,
            activity.Origin.Address, activity.Origin.Agent, activity.Origin.VpcEndpointId,
            activity.Outcome.Problem, end?.ErrorCode, end?.ErrorMessage, end?.Answer,
            activity.Details.Request?.ToJsonString(), activity.Issued?.AccessKeyId,
            .. activity.Resources.SelectMany(one => (string?[])[one.Arn, one.Type, one.AccountId]),
        ])
            Append(hash, part);
        return BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset());
    }

    // The length goes before the text, so that no text can pass for two.
    private static void Append(IncrementalHash hash, string? part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : Encoding.UTF8.GetByteCount(part));
        hash.AppendData(length);
        if (part is not null)
            hash.AppendData(Encoding.UTF8.GetBytes(part));
    }
}
