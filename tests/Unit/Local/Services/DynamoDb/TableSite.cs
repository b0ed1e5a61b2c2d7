using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Services;
using Guardrails.Local.Services.DynamoDb;
using Guardrails.Local.Wire;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.DynamoDb;

/// <summary>A table of the ledger's shape in the delegated administrator account, and calls by whomever.</summary>
internal sealed class TableSite : IAsyncDisposable
{
    public const string Arn = "arn:aws:dynamodb:us-east-1:222222222222:table/Ledger";

    private const string Index = """
        {"IndexName":"ByList","Projection":{"ProjectionType":"ALL"},
          "KeySchema":[{"AttributeName":"list","KeyType":"HASH"},{"AttributeName":"listedAt","KeyType":"RANGE"}]}
        """;

    private readonly Operations _operations = AllServices.Create().Operations;

    public TableSite() => Site = new(new() { Time = Clock });

    public MovingClock Clock { get; } = new();

    public Site Site { get; }

    public World World => Site.World;

    public Table Table => World.Of<DynamoDbState>().Tables[Arn];

    /// <summary>The records of the table's stream, oldest first.</summary>
    public IReadOnlyList<JsonObject> Records =>
        [.. World.The<ITableStreams>().After(Table.StreamArn!, 0, int.MaxValue).Select(record => record.Json)];

    public static string Resource(
        string more = "",
        string attributes = "pk,sk,list,listedAt",
        string index = Index,
        string name = "Ledger") => $$"""
        "Table":{"Type":"AWS::DynamoDB::Table","Properties":{"TableName":"{{name}}","BillingMode":"PAY_PER_REQUEST",
          "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
          "AttributeDefinitions":[{{string.Join(',', attributes.Split(',').Select(
              attribute => $$"""{"AttributeName":"{{attribute}}","AttributeType":"S"}"""))}}],
          "GlobalSecondaryIndexes":[{{index}}],
          "StreamSpecification":{"StreamViewType":"NEW_AND_OLD_IMAGES"},
          "PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":35},
          "TimeToLiveSpecification":{"AttributeName":"expires","Enabled":true}{{more}} } }
        """;

    /// <summary>A role and what it may.</summary>
    public static string Role(string name, params string[] statements) => $$"""
        "{{name}}":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"{{name}}",
          "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]},
          "Policies":[{"PolicyName":"P","PolicyDocument":{"Version":"2012-10-17","Statement":[
            {{string.Join(',', statements)}}]} }]} }
        """;

    public Task DeployAsync(params string[] resources) =>
        Site.DeployAsync(Site.Delegated, resources is [] ? [Resource()] : resources);

    public Call Administrator(string account = Site.Delegated, string region = "us-east-1") =>
        Call.By(World, RoleSession.OfAdministrator(World, account), region);

    public Call As(string role) =>
        Call.By(World, new RoleSession(World.Account(Site.Delegated).Roles[role], "test", []), "us-east-1");

    public Task<JsonObject> InvokeAsync(string operation, string input, Call? call = null) => _operations.InvokeAsync(
        call ?? Administrator(), "dynamodb", operation, JsonNode.Parse(input)!.AsObject());

    /// <summary>The error with which a call fails.</summary>
    public Task<AwsError> FailAsync(string operation, string input, Call? call = null) =>
        Should.ThrowAsync<AwsError>(() => InvokeAsync(operation, input, call));

    public Task<JsonObject> PutAsync(string partition, string sort, string more = "", Call? call = null) =>
        InvokeAsync("PutItem", Put(partition, sort, more), call);

    public static string Put(string partition, string sort, string more = "", string table = "Ledger") =>
        $$"""{"TableName":"{{table}}","Item":{"pk":{"S":"{{partition}}"},"sk":{"S":"{{sort}}"}{{more}} } }""";

    public static string Key(string partition, string sort, string more = "", string table = "Ledger") =>
        $$"""{"TableName":"{{table}}","Key":{"pk":{"S":"{{partition}}"},"sk":{"S":"{{sort}}"} }{{more}} }""";

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
