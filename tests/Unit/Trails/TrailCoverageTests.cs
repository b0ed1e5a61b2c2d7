using Guardrails.Core.Trails;
using static Guardrails.Tests.Unit.Trails.TrailSamples;

namespace Guardrails.Tests.Unit.Trails;

/// <summary>The coverage by trails: what is not known to bring everything never counts as covered.</summary>
public sealed class TrailCoverageTests
{
    private static readonly bool?[] Answers = [true, false, null];

    private static readonly (string? Name, bool? Reads, bool? Writes)[] Selected =
        [("All", true, true), ("ReadOnly", true, false), ("WriteOnly", false, true), (null, null, null)];

    [Fact]
    public void Every_combination_of_what_is_read_of_a_trail_has_its_answer()
    {
        var cases = 0;
        foreach (var organization in Answers)
        foreach (var multiRegion in Answers)
        foreach (var logging in Answers)
        foreach (var custom in Answers)
        foreach (var (type, reads, writes) in Selected)
        foreach (var region in new[] { "us-east-1", "eu-south-2", null })
        {
            var trail = new TrailReading(Arn)
            {
                HomeRegion = region, IsOrganization = organization, IsMultiRegion = multiRegion, IsLogging = logging,
                HasCustomSelectors = custom, Selectors = type is null ? null : Basic(type),
            };
            // Selectors that nobody read are those of a new trail only where AWS says so.
            var (readsToo, writesToo) = type is null && custom == false ? (true, true) : (reads, writes);
            var brings = And(organization, multiRegion, logging, region == "us-east-1" ? true : null);

            var expected = (And(brings, writesToo), And(brings, readsToo)) switch
            {
                (true, true) => Coverage.All,
                (true, false) => Coverage.WritesOnly,
                (false, _) => Coverage.None,
                _ => Coverage.Unknown,
            };
            TrailCoverage.Of([trail]).Coverage.ShouldBe(expected, $"{trail} {type}");
            cases++;
        }

        cases.ShouldBe(3 * 3 * 3 * 3 * 4 * 3);
    }

    [Fact]
    public void A_trail_that_logs_everything_covers_every_account_by_its_name()
    {
        var coverage = TrailCoverage.Of([Good]);

        coverage.Trails.ShouldBe([Arn]);
        coverage.Causes.ShouldBeEmpty();
        coverage.Sentences.ShouldBe([$"Of every account, the trail {Arn} logs management events."]);
    }

    [Fact]
    public void Trails_of_the_delegated_administrator_itself_cover_nobody()
    {
        var coverage = TrailCoverage.Of([Good with { IsOrganization = false }]);

        coverage.Coverage.ShouldBe(Coverage.None);
        coverage.Causes.ShouldBe(["No trail of the organization was found."]);
        coverage.Sentences.ShouldBe(
        [
            "No trail of the organization logs what happens in every account.",
            "No trail of the organization was found.",
            "An account's own trail is not seen from here; an account without one is not heard.",
        ]);
    }

    [Fact]
    public void Each_hindrance_and_each_doubt_is_a_sentence_that_names_the_trail()
    {
        Causes(Good with { IsMultiRegion = false }).ShouldBe([$"{Arn} logs us-east-1 only."]);
        Causes(Good with { IsMultiRegion = false, HomeRegion = null }).ShouldBe([$"{Arn} logs one Region only."]);
        Causes(Good with { IsLogging = false }).ShouldBe([$"{Arn} is not logging."]);
        Causes(Good with { Selectors = Basic("All", management: false) })
            .ShouldBe([$"{Arn} logs no management events."]);
        Causes(Good with { Selectors = Basic("ReadOnly") }).ShouldBe([$"{Arn} logs reads only."]);
        Causes(Good with { IsOrganization = null })
            .ShouldBe([$"It is not known whether {Arn} is of the organization."]);
        Causes(Good with { IsMultiRegion = null }).ShouldBe([$"It is not known whether {Arn} logs every Region."]);
        Causes(Good with { HomeRegion = null }).ShouldBe([$"The home Region of {Arn} is not known."]);
        Causes(Good with { HomeRegion = "eu-south-2" }).ShouldBe(
            [$"{Arn} is at home in eu-south-2: accounts that did not enable that Region send it nothing."]);
        Causes(Good with { IsLogging = null, Failures = ["cloudtrail:GetTrailStatus failed."] }).ShouldBe(
            [$"It is not known whether {Arn} is logging.", "cloudtrail:GetTrailStatus failed."]);
        Causes(Good with { Selectors = null, Failures = ["cloudtrail:GetEventSelectors failed."] }).ShouldBe(
            [$"It is not known which management events {Arn} logs.", "cloudtrail:GetEventSelectors failed."]);
    }

    [Fact]
    public void A_trail_that_writes_only_says_what_is_not_heard()
    {
        var coverage = TrailCoverage.Of([Good with { Selectors = Basic("WriteOnly", true, "kms.amazonaws.com") }]);

        coverage.Sentences.ShouldBe(
        [
            $"Of every account, the trail {Arn} logs what is changed but for those of kms.amazonaws.com, and no "
                + "reads: what root access keys read is not heard.",
        ]);
    }

    [Fact]
    public void Two_trails_cover_together_and_leave_out_what_both_do()
    {
        var reads = Good with { Selectors = Basic("ReadOnly") };
        var writes = Good with { Selectors = Basic("WriteOnly") };
        var other = "arn:aws:cloudtrail:us-west-2:111111111111:trail/other";

        var coverage = TrailCoverage.Of([reads, writes with { Arn = other }]);

        coverage.Coverage.ShouldBe(Coverage.All);
        coverage.Trails.ShouldBe([Arn, other]);
        Except(
            Basic("All", true, "kms.amazonaws.com", "rdsdata.amazonaws.com"), Basic("All", true, "kms.amazonaws.com"))
            .ShouldBe(["kms.amazonaws.com"]);
        Except(Basic("All", true, "kms.amazonaws.com"), Basic("All")).ShouldBeEmpty();

        IEnumerable<string> Except(TrailSelectors one, TrailSelectors two) => TrailCoverage.Of(
            [Good with { Selectors = one }, Good with { Arn = other, Selectors = two }]).Except;
    }

    [Fact]
    public void A_trail_that_nobody_can_read_takes_nothing_from_one_that_covers_and_leaves_none_unknown()
    {
        var unread = Good with { Arn = Arn + "2", IsLogging = null };

        TrailCoverage.Of([unread, Good]).Coverage.ShouldBe(Coverage.All);
        TrailCoverage.Of([unread, Good]).Trails.ShouldBe([Arn]);
        TrailCoverage.Of([unread, Good with { IsLogging = false }]).Coverage.ShouldBe(Coverage.Unknown);
        TrailCoverage.Of([unread, Good with { Selectors = Basic("WriteOnly") }]).Coverage.ShouldBe(Coverage.Unknown);
    }

    [Fact]
    public void What_cannot_be_told_says_why() =>
        TrailCoverage.CannotTell("cloudtrail:DescribeTrails failed.").Sentences.ShouldBe(
        [
            "It is not known whether a trail of the organization logs what happens in every account.",
            "cloudtrail:DescribeTrails failed.",
        ]);

    private static IReadOnlyList<string> Causes(TrailReading trail) => TrailCoverage.Of([trail]).Causes;

    private static bool? And(params bool?[] all) =>
        all.Contains(false) ? false : all.Contains(null) ? null : true;
}
