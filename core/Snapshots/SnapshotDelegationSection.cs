using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>The file's section on one delegated administrator of one service.</summary>
internal sealed record SnapshotDelegationSection(Located<string>? Service, Located<AccountId>? Account)
{
    private static readonly Property<string> ServiceProperty =
        new(
            "service",
            "The service's principal.",
            TextShapes.Some("a service principal", "a service principal such as \"iam.amazonaws.com\""),
            Required: true);

    private static readonly Property<AccountId> AccountProperty =
        new("accountId", "The account that administers it: 12 digits in quotes.", IdShapes.Account, Required: true);

    public static readonly ListShape<SnapshotDelegationSection> Shape = new(
        new ObjectShape<SnapshotDelegationSection>(
            [ServiceProperty, AccountProperty],
            fields => new(fields.Get(ServiceProperty), fields.Get(AccountProperty))),
        "delegated administrators",
        same: one => one is { Service: { } service, Account: { } account } ? (service.Value, account.Value) : null);

    public SnapshotDelegation Parsed() => new(Service!.Value, Account!.Value);
}
