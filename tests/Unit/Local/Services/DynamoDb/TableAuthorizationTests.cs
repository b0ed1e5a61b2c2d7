using Guardrails.Local.Authorization;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.DynamoDb;

public sealed class TableAuthorizationTests : IAsyncLifetime
{
    private const string Set = """
        ,"UpdateExpression":"SET #name = :value","ExpressionAttributeNames":{"#name":"NAME"},
          "ExpressionAttributeValues":{":value":{"S":"x"} }
        """;

    private const string Query = """
        {"TableName":"Ledger","KeyConditionExpression":"pk = :pk AND begins_with(sk, :sk)",
          "ExpressionAttributeValues":{":pk":{"S":"PARTITION"},":sk":{"S":"o"} } }
        """;

    private const string QueryOfIndex = """
        {"TableName":"Ledger","IndexName":"ByList","KeyConditionExpression":"#list = :list",
          "ExpressionAttributeNames":{"#list":"list"},"ExpressionAttributeValues":{":list":{"S":"pending"} } }
        """;

    private const string Policy = """
        ,"ResourcePolicy":{"PolicyDocument":{"Version":"2012-10-17","Statement":[
          {"Effect":"Deny","Principal":"*","Action":["dynamodb:PutItem","dynamodb:UpdateItem","dynamodb:DeleteItem"],
            "Resource":"arn:aws:dynamodb:us-east-1:222222222222:table/Ledger",
            "Condition":{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::222222222222:role/Writer"} } }]} }
        """;

    private static readonly string[] Roles =
    [
        TableSite.Role("Writer", Allow(
            """["dynamodb:PutItem","dynamodb:UpdateItem","dynamodb:DeleteItem","dynamodb:GetItem","dynamodb:Query"]""",
            ""","Condition":{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":"Writer/*"} }""")),
        TableSite.Role("Marker", Allow("\"dynamodb:UpdateItem\"", """
            ,"Condition":{"ForAllValues:StringEquals":{"dynamodb:Attributes":["pk","sk","expires"]} }
            """)),
        TableSite.Role("Reader", Allow("\"dynamodb:Query\"", "", "/index/ByList")),
    ];

    private readonly TableSite _site = new();

    public async ValueTask InitializeAsync() => await _site.DeployAsync([TableSite.Resource(), .. Roles]);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("PutItem")]
    [InlineData("GetItem")]
    [InlineData("UpdateItem")]
    [InlineData("DeleteItem")]
    [InlineData("Query")]
    public async Task A_writer_reaches_its_own_prefix_and_no_other(string operation)
    {
        await _site.InvokeAsync(operation, Input("Writer/1"), _site.As("Writer"));

        foreach (var other in (string[])["Other/1", "Writer", "writer/1", "Writers/1"])
        {
            (await _site.FailAsync(operation, Input(other), _site.As("Writer"))).Message
                .ShouldContain($"no identity-based policy allows the dynamodb:{operation}", customMessage: other);
        }

        string Input(string partition) => operation switch
        {
            "PutItem" => TableSite.Put(partition, "o"),
            "UpdateItem" => TableSite.Key(partition, "o", Set),
            "Query" => Query.Replace("PARTITION", partition, StringComparison.Ordinal),
            _ => TableSite.Key(partition, "o"),
        };
    }

    [Fact]
    public async Task Who_is_pinned_to_attributes_touches_no_other_in_update_or_condition()
    {
        var expires = Set.Replace("NAME", "expires", StringComparison.Ordinal);
        await _site.InvokeAsync("UpdateItem", TableSite.Key("Any/1", "o", expires), _site.As("Marker"));
        await _site.InvokeAsync(
            "UpdateItem",
            TableSite.Key("Any/1", "o", expires + ""","ConditionExpression":"attribute_exists(pk)" """),
            _site.As("Marker"));

        string[] refused =
        [
            Set.Replace("NAME", "said", StringComparison.Ordinal),
            expires.Replace("{\"#name\"", "{\"#said\":\"said\",\"#name\"", StringComparison.Ordinal)
                .Replace("= :value", "= :value REMOVE #said", StringComparison.Ordinal),
            expires + ""","ConditionExpression":"attribute_exists(said)" """,
        ];
        foreach (var update in refused)
        {
            (await _site.FailAsync("UpdateItem", TableSite.Key("Any/1", "o", update), _site.As("Marker")))
                .Message.ShouldContain("no identity-based policy allows the dynamodb:UpdateItem action");
        }
    }

    [Fact]
    public async Task An_index_is_a_resource_of_its_own()
    {
        await _site.InvokeAsync("Query", QueryOfIndex, _site.As("Reader"));

        (await _site.FailAsync(
            "Query", Query.Replace("PARTITION", "Any/1", StringComparison.Ordinal), _site.As("Reader"))).Code
            .ShouldBe(Authorizer.AccessDeniedCode);
        (await _site.FailAsync("Query", QueryOfIndex, _site.As("Writer"))).Code.ShouldBe(Authorizer.AccessDeniedCode);
    }

    [Fact]
    public async Task A_tables_policy_denies_writes_to_everybody_else_and_leaves_reads()
    {
        await _site.DeployAsync([TableSite.Resource(Policy), .. Roles]);

        await _site.PutAsync("Writer/1", "o", call: _site.As("Writer"));
        var root = Call.By(_site.World, new RootUser(Site.Delegated, "aws"), "us-east-1");
        foreach (var (operation, input) in Writes("Writer/1"))
        {
            foreach (var call in (Call[])[_site.Administrator(), root])
            {
                (await _site.FailAsync(operation, input, call)).Message
                    .ShouldContain("explicit deny in a resource-based policy", customMessage: operation);
            }
        }

        (await _site.InvokeAsync("GetItem", TableSite.Key("Writer/1", "o"))).ShouldContainKey("Item");
    }

    [Fact]
    public async Task Nobody_of_another_account_gets_in_unless_the_policy_says_so()
    {
        await _site.PutAsync("Writer/1", "o");
        var other = _site.Administrator(Forwarding.Member);
        foreach (var (operation, input) in Writes("Writer/1", TableSite.Arn))
        {
            (await _site.FailAsync(operation, input, other)).Code
                .ShouldBe(Authorizer.AccessDeniedCode, customMessage: operation);
        }

        (await _site.FailAsync("GetItem", TableSite.Key("Writer/1", "o", table: TableSite.Arn), other)).Code
            .ShouldBe(Authorizer.AccessDeniedCode);
        (await _site.FailAsync("DescribeTable", $$"""{"TableName":"{{TableSite.Arn}}"}""", other)).Code
            .ShouldBe(Authorizer.AccessDeniedCode);
        _site.Table.Items.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_is_not_told_whether_a_table_exists()
    {
        (await _site.FailAsync("GetItem", TableSite.Key("Writer/1", "o", table: "Nothing"), _site.As("Marker"))).Code
            .ShouldBe(Authorizer.AccessDeniedCode);
        (await _site.FailAsync("GetItem", TableSite.Key("Writer/1", "o", table: "Nothing"))).Code
            .ShouldBe("ResourceNotFoundException");
        (await _site.FailAsync(
            "GetItem", TableSite.Key("Writer/1", "o"), _site.Administrator(region: "eu-central-1"))).Code
            .ShouldBe("ResourceNotFoundException");
    }

    [Fact]
    public async Task Who_may_not_use_the_tables_key_reads_and_writes_nothing()
    {
        await using var site = new TableSite();
        await site.DeployAsync(
            """
            "Key":{"Type":"AWS::KMS::Key","DeletionPolicy":"Retain","Properties":{"Description":"Data",
              "KeyPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                "Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"kms:*","Resource":"*"}]} } }
            """,
            TableSite.Resource(
                ""","SSESpecification":{"SSEEnabled":true,"SSEType":"KMS","KMSMasterKeyId":{"Fn::GetAtt":["Key","Arn"]} }"""),
            TableSite.Role("Without", Allow("\"dynamodb:*\"", "")),
            TableSite.Role("With", Allow("\"dynamodb:*\"", ""), Allow("\"kms:Decrypt\"", """
                ,"Condition":{"StringEquals":{"kms:ViaService":"dynamodb.us-east-1.amazonaws.com"} }
                """).Replace(TableSite.Arn, "*", StringComparison.Ordinal)));

        await site.PutAsync("Writer/1", "o", call: site.As("With"));
        foreach (var (operation, input) in Writes("Writer/1"))
        {
            (await site.FailAsync(operation, input, site.As("Without"))).Message
                .ShouldContain("kms:Decrypt", customMessage: operation);
        }

        (await site.FailAsync("GetItem", TableSite.Key("Writer/1", "o"), site.As("Without"))).Message
            .ShouldContain("kms:Decrypt");
    }

    private static (string Operation, string Input)[] Writes(string partition, string table = "Ledger") =>
    [
        ("PutItem", TableSite.Put(partition, "o", table: table)),
        ("UpdateItem", TableSite.Key(partition, "o", Set.Replace("NAME", "said", StringComparison.Ordinal), table)),
        ("DeleteItem", TableSite.Key(partition, "o", table: table)),
    ];

    private static string Allow(string actions, string condition, string resource = "") => $$"""
        {"Effect":"Allow","Action":{{actions}},"Resource":"{{TableSite.Arn}}{{resource}}"{{condition}} }
        """;
}
