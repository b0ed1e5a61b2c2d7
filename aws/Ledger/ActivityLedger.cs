using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Core.Remediation;

namespace Guardrails.Aws.Ledger;

/// <summary>Observations of events and uses of keys, as they stand in the table.</summary>
/// <param name="table">The table.</param>
public sealed class ActivityLedger(LedgerTable table)
{
    private const string Trait = "trait";
    private const string Value = "value";
    private const string Event = "event";

    /// <summary>
    /// The traits by which a key was used before, by other events than these: an event that comes again says again what
    /// it said, however much of it was recorded.
    /// </summary>
    /// <exception cref="AwsCallException">They could not be read.</exception>
    /// <exception cref="FormatException">A row cannot be read; the message names it.</exception>
    public async Task<IReadOnlySet<KeyUseTrait>> UsesAsync(
        AccountId account, string accessKeyId, IReadOnlyCollection<string> events, CancellationToken cancellation) =>
        (await table.ReadAsync(
            LedgerKey.PartitionOf(LedgerWriter.RootActivity, account), LedgerKey.UsesOf(accessKeyId), cancellation))
        .Where(row => row.TextOf(Event) is not { } by || !events.Contains(by))
        .Select(row => new KeyUseTrait(row.Require(Trait), row.Require(Value))).ToHashSet();

    /// <summary>
    /// Records what an event said: observations first, then what later events are compared with, so that an end between
    /// two writes loses nothing. Doing it again changes nothing.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="observations">The observations.</param>
    /// <param name="use">The use of the account's root key; null where none signed the call.</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">Not all of it is recorded.</exception>
    public async Task RecordAsync(
        AccountId account,
        IReadOnlyList<Observation> observations,
        KeyUse? use,
        CancellationToken cancellation)
    {
        foreach (var one in observations)
        {
            await table.AddAsync(ObservationRow.Of(LedgerWriter.RootActivity, one), cancellation);
            if (one.Subject.Kind is SubjectKind.AccessKey or SubjectKind.SigningCertificate)
            {
                await table.PutNewerAsync(
                    HeardCredentialRow.Of(account, new(one.Subject, one.Heard)),
                    HeardCredentialRow.Heard,
                    cancellation);
            }
        }

        foreach (var trait in use?.Traits ?? [])
        {
            await table.AddAsync(
                new(
                    LedgerKey.OfUse(account, use!.AccessKeyId, $"{trait}"),
                    new Dictionary<string, string>
                    {
                        [Trait] = trait.Name, [Value] = trait.Value, [Event] = use.Event,
                    },
                    new Dictionary<string, IReadOnlyList<string>>()),
                cancellation);
        }
    }

    /// <summary>
    /// True where the function that deletes wrote down a root session of this access key, before it used it.
    /// </summary>
    /// <exception cref="AwsCallException">It is not known whether it did.</exception>
    public async Task<bool> HasDeletionAsync(
        AccountId account, string accessKeyId, CancellationToken cancellation) =>
        await table.GetAsync(RemediationKeys.OfSession(account, accessKeyId), cancellation) is not null;

    /// <summary>Records that an account was heard at that time (UTC); an older sign changes nothing.</summary>
    /// <exception cref="AwsCallException">It is not known whether it is recorded.</exception>
    public Task HeardAsync(AccountId account, DateTimeOffset at, CancellationToken cancellation) =>
        table.PutNewerAsync(HeardSignRow.Of(account, at), HeardSignRow.Heard, cancellation);

    /// <summary>Keeps an event that is neither believed nor dropped, for a week.</summary>
    /// <exception cref="AwsCallException">It is not known whether it is kept.</exception>
    public Task KeepSuspectAsync(
        AccountId? account, string @event, string why, DateTimeOffset at, CancellationToken cancellation) =>
        table.AddAsync(SuspectRow.Of(account, @event, why, at), cancellation);
}
