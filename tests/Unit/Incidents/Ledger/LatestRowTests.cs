using Guardrails.Core.Controls;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Ledger;
using static Guardrails.Tests.Unit.Incidents.Observers.Evaluations;

namespace Guardrails.Tests.Unit.Incidents.Ledger;

public sealed class LatestRowTests
{
    [Fact]
    public void A_latest_verdict_is_read_as_it_was_written()
    {
        var watch = new Observers.Evaluations("NoRootCredentials");
        watch.At("23T09:00", Keys(One, Two));
        Same();
        watch.At("24T09:00", Certificates("TA7SMP42TDN5Z26OBPJE"));
        Same();
        watch.Unknown("25T09:00");
        Same();
        watch.Unknown("28T09:00");
        Same();

        void Same()
        {
            var one = watch.Latest! with
            {
                Rule = "OrgConfigRule-root-credentials-abcdefgh",
                Keys =
                [
                    .. watch.Latest!.Keys, new("1", null), new(Two, false, Observed.At("20T09:00"), "s3", "eu-west-1"),
                ],
            };
            Text(LatestRow.Read(LatestRow.Of(one))).ShouldBe(Text(one));
        }
    }

    [Theory]
    [InlineData("asked", "yesterday")]
    [InlineData("compliance", "Good")]
    [InlineData("account", "1234")]
    [InlineData("unknownSince", "")]
    public void A_row_that_cannot_be_read_is_an_error_that_names_it(string attribute, string value)
    {
        var watch = new Observers.Evaluations();
        watch.At("23T09:00", Keys());
        var row = LatestRow.Of(watch.Latest!);

        Should.Throw<FormatException>(() => LatestRow.Read(row with
        {
            Texts = new Dictionary<string, string>(row.Texts) { [attribute] = value },
        })).Message.ShouldStartWith(
            $"The ledger's row RootPostureRule/012345678901 latest/NoRootAccessKeys/us-east-1: {attribute} ");
    }

    [Fact]
    public void A_row_that_is_to_be_added_is_read_as_it_was_written()
    {
        var row = ObservationRow.Of(LedgerWriter.RootPostureRule, Observed.Opens<Core.Incidents.Catalog.RootKeyMade>(
            "23T09:00", "1") with { Facts = ["\u202e\"{", ""] });

        var read = UnwrittenRow.Read(UnwrittenRow.Of(row));

        read.Key.ShouldBe(row.Key);
        read.Texts.ShouldBe(row.Texts);
        read.ListOf("facts").ShouldBe(row.ListOf("facts"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"partition":1,"sort":"x","texts":{},"lists":{}}""")]
    [InlineData("""{"partition":"x","sort":"x","texts":{"a":null},"lists":{}}""")]
    public void Anything_else_is_an_error(string text) => Should.Throw<FormatException>(() => UnwrittenRow.Read(text));

    /// <summary>No half of a character is left, which no text in DynamoDB can hold.</summary>
    [Fact]
    public void A_text_that_is_cut_ends_with_a_whole_character()
    {
        var text = new string('x', SuspectRow.LongestText - 1) + "😀";

        var suspect = SuspectRow.Of(null, text, "why", Observed.At("23T09:00"));

        suspect.Require("event")[^3..].ShouldBe("xx…");
    }

    private static string Text(LatestVerdict one) => string.Join(
        '\n',
        $"{one.Account} {one.Control} {one.Region} {one.Compliance} {one.Since:O} {one.Asked:O} {one.Heard:O}",
        $"{one.Read:O} {one.KeysAnswered:O} {one.CertificatesAnswered:O} {one.UnknownSince:O} {one.IsMissed}",
        one.Rule,
        string.Join(',', one.Keys),
        string.Join(',', one.Certificates),
        string.Join(',', one.Findings));
}
