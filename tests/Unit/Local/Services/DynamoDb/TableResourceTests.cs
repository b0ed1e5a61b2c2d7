using System.Text.Json.Nodes;
using Guardrails.Local.Calls;
using Guardrails.Local.Services.DynamoDb;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.DynamoDb;

public sealed class TableResourceTests : IAsyncLifetime
{
    private readonly TableSite _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("\"Tags\":[]", "property Tags is not supported here")]
    [InlineData("\"KinesisStreamSpecification\":{}", "property KinesisStreamSpecification is not supported here")]
    [InlineData("\"TimeToLiveSpecification\":{\"Enabled\":true,\"AttributeName\":\"expires\",\"More\":1}", ".More")]
    [InlineData("\"BillingMode\":\"PROVISIONED\"", "property BillingMode is PROVISIONED")]
    [InlineData("\"StreamSpecification\":{\"StreamViewType\":\"KEYS_ONLY\"}", "A stream other than NEW_AND_OLD_IMAGES")]
    [InlineData("\"ResourcePolicy\":{\"PolicyDocument\":{\"Statement\":1} }", "Invalid policy document")]
    public async Task A_property_that_is_not_built_fails_the_deploy(string property, string problem) =>
        (await _site.Site.FailAsync(Site.Delegated, Merge(TableSite.Resource(), property))).ShouldContain(problem);

    [Fact]
    public async Task Attributes_are_the_keys_and_nothing_else()
    {
        (await _site.Site.FailAsync(Site.Delegated, TableSite.Resource(attributes: "pk,sk,list,listedAt,said")))
            .ShouldContain("some AttributeDefinitions are not used");
        (await _site.Site.FailAsync(Site.Delegated, TableSite.Resource(attributes: "pk,sk,list")))
            .ShouldContain("not defined in AttributeDefinitions");
    }

    [Fact]
    public async Task A_table_that_is_deployed_is_never_replaced()
    {
        await _site.DeployAsync(TableSite.Resource());
        await _site.PutAsync("A/1", "o");

        (await _site.Site.FailAsync(Site.Delegated, TableSite.Resource(name: "Other")))
            .ShouldContain("TableName changed from Ledger to Other");
        (await _site.Site.FailAsync(Site.Delegated, TableSite.Resource(attributes: "pk,sk", index: "")))
            .ShouldContain("property AttributeDefinitions changed");
        (await _site.Site.FailAsync(Site.Delegated, TableSite.Role("Other")))
            .ShouldContain("the template no longer has it");
        await _site.DeployAsync(TableSite.Resource(",\"DeletionProtectionEnabled\":true"));

        _site.Table.DeletionProtection.ShouldBeTrue();
        _site.Table.Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_restored_table_is_as_it_was_then_and_has_nothing_around_it()
    {
        await _site.DeployAsync(TableSite.Resource(",\"DeletionProtectionEnabled\":true"));
        await _site.PutAsync("A/1", "kept");
        await _site.PutAsync("A/1", "changed", ""","said":{"S":"before"}""");
        _site.Clock.Move(TimeSpan.FromMinutes(1));
        await _site.PutAsync("A/1", "changed", ""","said":{"S":"after"}""");
        await _site.InvokeAsync("DeleteItem", TableSite.Key("A/1", "kept"));

        await _site.InvokeAsync("RestoreTableToPointInTime", """
            {"SourceTableName":"Ledger","TargetTableName":"Restored","RestoreDateTime":1795424400.0}
            """);

        var restored = _site.World.Of<DynamoDbState>().Tables[TableSite.Arn.Replace(
            "Ledger", "Restored", StringComparison.Ordinal)];
        restored.Items.Select(item => $"{item["sk"]!["S"]} {item["said"]?["S"]}").ShouldBe(["changed before", "kept "]);
        (restored.StreamArn, restored.TimeToLive, restored.DeletionProtection, restored.PointInTimeRecovery)
            .ShouldBe((null, null, false, false));
        restored.Indexes.ShouldContainKey("ByList");

        await _site.InvokeAsync("UpdateTable", """
            {"TableName":"Restored","DeletionProtectionEnabled":true,
              "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"} }
            """);
        await _site.InvokeAsync("UpdateTimeToLive", """
            {"TableName":"Restored","TimeToLiveSpecification":{"AttributeName":"expires","Enabled":true} }
            """);
        restored.Stream.ShouldBeEmpty("a stream begins when it is switched on");
        await _site.InvokeAsync("PutItem", TableSite.Put("A/1", "new", table: "Restored"));
        restored.Stream.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("\"UseLatestRestorableTime\":true,\"TargetTableName\":\"Ledger\"", "TableAlreadyExistsException")]
    [InlineData("\"RestoreDateTime\":1795424399,\"TargetTableName\":\"Other\"", "InvalidRestoreTimeException")]
    [InlineData("\"RestoreDateTime\":1795424401,\"TargetTableName\":\"Other\"", "InvalidRestoreTimeException")]
    [InlineData("\"TargetTableName\":\"Other\"", "ValidationException")]
    public async Task What_cannot_be_restored_is_refused(string how, string code)
    {
        await _site.DeployAsync(TableSite.Resource());
        (await _site.FailAsync("RestoreTableToPointInTime", $$"""{"SourceTableName":"Ledger",{{how}} }""")).Code
            .ShouldBe(code);
        (await _site.FailAsync("RestoreTableToPointInTime", $$"""{"SourceTableName":"Nothing",{{how}} }""")).Code
            .ShouldBe("TableNotFoundException");
    }

    [Fact]
    public async Task Nothing_is_restored_from_a_table_without_recovery()
    {
        await _site.DeployAsync(TableSite.Resource().Replace(
            "\"PointInTimeRecoveryEnabled\":true", "\"PointInTimeRecoveryEnabled\":false", StringComparison.Ordinal));
        (await _site.FailAsync("RestoreTableToPointInTime", """
            {"SourceTableName":"Ledger","TargetTableName":"Other","UseLatestRestorableTime":true}
            """)).Code.ShouldBe("PointInTimeRecoveryUnavailableException");
    }

    [Fact]
    public async Task A_table_goes_when_it_is_no_longer_protected_and_its_name_is_free()
    {
        await _site.DeployAsync(TableSite.Resource(",\"DeletionProtectionEnabled\":true"));
        (await _site.FailAsync("DeleteTable", """{"TableName":"Ledger"}""")).Message
            .ShouldContain("protected against deletion");
        await _site.InvokeAsync("UpdateTable", """{"TableName":"Ledger","DeletionProtectionEnabled":false}""");

        var stream = _site.Table.StreamArn!;
        await _site.InvokeAsync("DeleteTable", """{"TableName":"Ledger"}""");

        (await _site.FailAsync("DescribeTable", """{"TableName":"Ledger"}""")).Code
            .ShouldBe("ResourceNotFoundException");
        _site.World.The<ITableStreams>().Has(stream).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_stream_or_time_to_live_is_refused()
    {
        await _site.DeployAsync(TableSite.Resource());
        (await _site.FailAsync("UpdateTable", """
            {"TableName":"Ledger","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"} }
            """)).Message.ShouldContain("already has an enabled stream");
        (await _site.FailAsync("UpdateTimeToLive", """
            {"TableName":"Ledger","TimeToLiveSpecification":{"AttributeName":"expires","Enabled":true} }
            """)).Message.ShouldBe("TimeToLive is already enabled");
    }

    /// <summary>The resource with a property in the place of its own.</summary>
    private static string Merge(string resource, string property)
    {
        var table = JsonNode.Parse($"{{{resource}}}")!["Table"]!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{property}}}")!.AsObject())
            table["Properties"]![name] = value?.DeepClone();
        return $"\"Table\":{table.ToJsonString()}";
    }
}
