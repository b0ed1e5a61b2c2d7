using Guardrails.Core.Reconciling;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Tests.Unit.Lambdas;

public sealed class DailyJobTests
{
    private static readonly DateTimeOffset Midnight = new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_target_is_an_exemption_of_its_own() => DailyJob.Read("""
        {"job":"daily","exemptions":[
          {"guardrail":"A","owner":"Alice","reason":"Vendor","until":"2027-02-01",
           "targets":["444444444444","ou-ex01-workload"]},
          {"guardrail":"B","owner":"Bob","reason":"Backup","until":"2027-03-01T12:00:00Z","targets":["r-ex01"]}]}
        """).Exemptions.ShouldBe(
    [
        new EndingExemption("444444444444", "A", "Alice", Midnight) { Reason = "Vendor" },
        new EndingExemption("ou-ex01-workload", "A", "Alice", Midnight) { Reason = "Vendor" },
        new EndingExemption("r-ex01", "B", "Bob", new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero)) { Reason = "Backup" },
    ]);

    [Fact]
    public void No_exemptions_are_none() =>
        DailyJob.Read("""{"job":"daily","exemptions":[]}""").Exemptions.ShouldBeEmpty();

    [Theory]
    [InlineData("", "The event is no JSON: ")]
    [InlineData("{", "The event is no JSON: ")]
    [InlineData("[]", "The event's job is not 'daily'. Remedy: deploy the schedule again.")]
    [InlineData("null", "The event's job is not 'daily'.")]
    [InlineData("{}", "The event's job is not 'daily'.")]
    [InlineData("""{"job":1,"exemptions":[]}""", "The event's job is not 'daily'.")]
    [InlineData("""{"job":"weekly","exemptions":[]}""", "The event's job is not 'daily'.")]
    [InlineData(
        """{"job":"daily"}""", "The event has no list of exemptions. Remedy: deploy the schedule again.")]
    [InlineData("""{"job":"daily","exemptions":null}""", "The event has no list of exemptions.")]
    [InlineData("""{"job":"daily","exemptions":{}}""", "The event has no list of exemptions.")]
    [InlineData("""{"job":"daily","exemptions":[null]}""", "The event's exemptions[0] has no guardrail.")]
    [InlineData("""{"job":"daily","exemptions":["A"]}""", "The event's exemptions[0] has no guardrail.")]
    public void An_event_that_is_none_is_refused_with_the_reason(string json, string message) =>
        Should.Throw<FormatException>(() => DailyJob.Read(json)).Message.ShouldStartWith(message);

    [Theory]
    [InlineData("""{"owner":"o","reason":"r","until":"2027-02-01","targets":["r-ex01"]}""", "[1] has no guardrail.")]
    [InlineData("""{"guardrail":"A","until":"2027-02-01","targets":["r-ex01"]}""", "[1] has no owner.")]
    [InlineData("""{"guardrail":"A","owner":5,"until":"2027-02-01","targets":["r-ex01"]}""", "[1] has no owner.")]
    [InlineData("""{"guardrail":"A","owner":"o","until":"2027-02-01","targets":["r-ex01"]}""", "[1] has no reason.")]
    [InlineData("""{"guardrail":"A","owner":"o","reason":"r","targets":["r-ex01"]}""", "[1] has no until.")]
    [InlineData(
        """{"guardrail":"A","owner":"o","reason":"r","until":"soon","targets":["r-ex01"]}""",
        "[1].until is 'soon', which is no time.")]
    [InlineData(
        """{"guardrail":"A","owner":"o","reason":"r","until":"2027-02-01"}""",
        "[1].targets is no list of ids.")]
    [InlineData(
        """{"guardrail":"A","owner":"o","reason":"r","until":"2027-02-01","targets":[]}""",
        "[1].targets is no list of ids.")]
    [InlineData(
        """{"guardrail":"A","owner":"o","reason":"r","until":"2027-02-01","targets":"r-ex01"}""",
        "[1].targets is no list of ids.")]
    [InlineData(
        """{"guardrail":"A","owner":"o","reason":"r","until":"2027-02-01","targets":["r-ex01",5]}""",
        "[1].targets is no list of ids.")]
    [InlineData(
        """{"guardrail":"A","owner":"o","reason":"r","until":"2027-02-01","targets":[null]}""",
        "[1].targets is no list of ids.")]
    public void An_exemption_that_is_none_is_named_by_its_place(string exemption, string message)
    {
        const string Good = """{"guardrail":"A","owner":"o","reason":"r","until":"2027-02-01","targets":["r-ex01"]}""";

        Should.Throw<FormatException>(
            () => DailyJob.Read($$"""{"job":"daily","exemptions":[{{Good}},{{exemption}}]}"""))
            .Message.ShouldBe($"The event's exemptions{message}");
    }
}
