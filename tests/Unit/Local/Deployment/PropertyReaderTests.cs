using System.Text.Json.Nodes;
using Guardrails.Local.Deployment;

namespace Guardrails.Tests.Unit.Local.Deployment;

public sealed class PropertyReaderTests
{
    [Fact]
    public void A_property_that_nobody_read_is_unknown()
    {
        var reader = Reader("""{"Name":"x","Nested":{"Known":1,"Unknown":2}}""");
        reader.Text("Name");
        reader.Object("Nested").OptionalNumber("Known");
        Fails(reader.End).ShouldBe("property Nested.Unknown is not supported here. Known: Nested.Known.");
    }

    [Fact]
    public void Everything_read_is_accepted()
    {
        var reader = Reader("""{"List":[{"A":"1"}],"Flag":"true"}""");
        reader.Objects("List")[0].OptionalNumber("A").ShouldBe(1);
        reader.OptionalFlag("Flag").ShouldBe(true);
        reader.End();
    }

    [Fact]
    public void A_missing_property_is_named() =>
        Fails(() => Reader("""{"A":{}}""").Object("A").Text("B")).ShouldBe("property A.B is missing.");

    [Fact]
    public void A_property_of_the_wrong_kind_is_named() =>
        Fails(() => Reader("""{"A":[1]}""").Text("A")).ShouldBe("property A is not a text: [1].");

    private static PropertyReader Reader(string json) =>
        new(JsonNode.Parse(json)!.AsObject(), "", message => new InvalidOperationException(message));

    private static string Fails(Action action) => Should.Throw<InvalidOperationException>(action).Message;
}
