using System.Text;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Tests.Unit.Policies.Simulation.Generated;

namespace Guardrails.Tests.Unit.Incidents.Ledger;

public sealed class ObservationRowTests
{
    private const LedgerWriter Writer = LedgerWriter.RootActivity;

    [Fact]
    public void Whatever_was_observed_is_read_as_it_was_written()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            foreach (var one in ObservedWorld.Of(new Dice(seed)))
            {
                var said = one with { Facts = ["It was refused.", ""], IsFirstEvidence = seed % 2 == 0 };

                var read = ObservationRow.Read(ObservationRow.Of(Writer, said));

                Same(read).ShouldBe(Same(said));
            }
        }
    }

    [Fact]
    public void Two_observations_never_share_a_key_and_one_always_has_the_same()
    {
        var world = ObservedWorld.Of(new Dice(7));

        world.Select(one => ObservationRow.Of(Writer, one).Key).Distinct().Count().ShouldBe(world.Count);
        LedgerKey.OfObservation(Writer, world[0])
            .ShouldNotBe(LedgerKey.OfObservation(LedgerWriter.RootPostureRule, world[0]));
    }

    [Fact]
    public void A_name_that_somebody_made_long_has_a_key_that_fits_and_is_its_own()
    {
        var keys = new[] { "a", "b" }.Select(end => LedgerKey.OfObservation(Writer, Observed.Opens<OwnResourceChanged>(
            "27T08:00", "1", new IncidentSubject(SubjectKind.OwnResource, new string('鍵', 3_000) + end)))).ToList();

        keys.ShouldAllBe(key => Encoding.UTF8.GetByteCount(key.Sort) <= 1024);
        keys.Distinct().Count().ShouldBe(2);
        LedgerKey.OfAlert(Observed.Account, new(SubjectKind.OwnResource, new string('x', 3_000)), 1).Sort.Length
            .ShouldBeLessThanOrEqualTo(1024);
    }

    [Fact]
    public void A_sentence_that_somebody_made_long_is_cut()
    {
        var one = Observed.Opens<RootKeyUsed>("27T08:00", "1") with { Facts = [new string('x', 500_000)] };

        ObservationRow.Of(Writer, one).ListOf("facts").Single().Length.ShouldBe(ObservationRow.LongestFact);
    }

    [Theory]
    [InlineData("kind", "FromTheFuture", "kind is 'FromTheFuture', which this version does not know.")]
    [InlineData("kind", null, "kind is missing.")]
    [InlineData("effect", "7", "effect is '7', which this version does not know.")]
    [InlineData("account", "12", "account is '12', not 12 digits.")]
    [InlineData("happened", "yesterday", "happened is 'yesterday', which is no time.")]
    [InlineData("heard", null, "heard is missing.")]
    [InlineData("source", "Evaluations", "source does not fit: Evaluations is no source of RootKeyMade.")]
    public void A_row_that_cannot_be_read_is_an_error_that_names_row_and_attribute(
        string attribute, string? value, string problem)
    {
        var row = ObservationRow.Of(Writer, Observed.Opens<RootKeyMade>("27T08:00", "1"));
        var texts = row.Texts.Where(text => text.Key != attribute).ToDictionary();
        if (value is not null)
            texts[attribute] = value;

        Should.Throw<FormatException>(() => ObservationRow.Read(row with { Texts = texts })).Message
            .ShouldBe($"The ledger's row RootActivity/012345678901 observation/event/1#AccessKey/AKIAROOT: {problem}");
    }

    private static string Same(Observation one) =>
        $"{one.Id} {one.Account} {one.Subject} {one.Effect} {one.Happened:O} {one.Heard:O} {one.Source} "
        + $"{one.Kind?.Name} {one.Raised} {one.Corrects} {string.Join(',', one.Acknowledged)} "
        + $"{string.Join(',', one.Tasks)} {one.IsFirstEvidence} {string.Join(',', one.Facts)}";
}
