using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The rights that functions have on the ledger: each writes below its own prefix alone.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
/// </remarks>
internal static class LedgerGrants
{
    private const string LeadingKeys = "dynamodb:LeadingKeys";

    /// <summary>Adds rows of a writer.</summary>
    /// <param name="config">The organization.</param>
    /// <param name="writer">The writer.</param>
    /// <param name="more">What else it does with its own rows.</param>
    public static RoleGrant WriteOwn(
        OrganizationConfig config, LedgerWriter writer, params IReadOnlyList<string> more) =>
        new RoleGrant("WriteOwnRows", LedgerArns.Table(config), [DynamoDbActions.PutItem, .. more])
            .WhenEachIsLike(LeadingKeys, RowsOf(writer));

    /// <summary>Reads rows of some other writers.</summary>
    public static RoleGrant ReadOf(OrganizationConfig config, params IReadOnlyList<LedgerWriter> writers) =>
        new RoleGrant("ReadOtherRows", LedgerArns.Table(config), DynamoDbActions.Query)
            .WhenEachIsLike(LeadingKeys, [.. writers.Select(RowsOf)]);

    /// <summary>Gets single rows of another writer, whose keys it knows.</summary>
    public static RoleGrant GetOf(OrganizationConfig config, LedgerWriter writer) =>
        new RoleGrant("GetOtherRows", LedgerArns.Table(config), DynamoDbActions.GetItem)
            .WhenEachIsLike(LeadingKeys, RowsOf(writer));

    /// <summary>Reads all rows.</summary>
    public static RoleGrant ReadAll(OrganizationConfig config) =>
        new("ReadAllRows", LedgerArns.Table(config), DynamoDbActions.Query);

    /// <summary>Reads the lists of what is to be looked at.</summary>
    public static RoleGrant ReadLists(OrganizationConfig config) =>
        new("ReadLists", LedgerArns.Index(config), DynamoDbActions.Query);

    /// <summary>Lets rows of every writer expire, and changes nothing else of them.</summary>
    public static RoleGrant Expire(OrganizationConfig config) =>
        new RoleGrant("LetRowsExpire", LedgerArns.Table(config), DynamoDbActions.UpdateItem)
            .WhenEachIs(
                "dynamodb:Attributes",
                LedgerKey.PartitionAttribute,
                LedgerKey.SortAttribute,
                LedgerKey.Expires);

    /// <summary>Uses a key through a service, as whoever reads and writes what it encrypts must.</summary>
    /// <param name="config">The organization.</param>
    /// <param name="sid">The statement's id.</param>
    /// <param name="service">The service that the key is used through, such as <c>dynamodb</c>.</param>
    public static RoleGrant UseKey(OrganizationConfig config, string sid, string service) =>
        new RoleGrant(sid, LedgerArns.Key(config), "kms:Decrypt", "kms:GenerateDataKey")
        {
            OnBehalf = true,
        }
        .When("kms:ViaService", $"{service}.{config.HomeRegion}.{config.Partition.DnsSuffix}");

    /// <summary>Encrypts by a key through a service, and reads nothing of it.</summary>
    public static RoleGrant EncryptWithKey(OrganizationConfig config, string sid, string service) =>
        UseKey(config, sid, service) with { Actions = ["kms:GenerateDataKey"] };

    /// <summary>Uses the key of the table.</summary>
    public static RoleGrant UseDataKey(OrganizationConfig config) => UseKey(config, "UseDataKey", "dynamodb");

    private static string RowsOf(LedgerWriter writer) => $"{writer}/*";
}
