using System.Text.Json.Nodes;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Trails;
using Guardrails.Local.Services.CloudTrail;
using static Guardrails.Tests.Unit.Lambdas.Reconciliation.ReconciliationSite;

namespace Guardrails.Tests.Unit.Lambdas.Reconciliation;

/// <summary>The function reads the organization's trails, and loses nothing where it cannot.</summary>
public sealed class TrailsTests
{
    private const string Arn = "arn:aws:cloudtrail:us-east-1:111111111111:trail/organization";

    public static TheoryData<string, Coverage, string> Situations { get; } = new()
    {
        { "as it was made", Coverage.All, $"Of every account, the trail {Arn} logs management events." },
        { "absent", Coverage.None, "No trail of the organization was found." },
        { "not logging", Coverage.None, $"{Arn} is not logging." },
        { "single Region", Coverage.None, $"{Arn} logs us-east-1 only." },
        { "in another Region", Coverage.All, $"Of every account, the trail {Elsewhere} logs management events." },
        { "write-only", Coverage.WritesOnly, $"the trail {Arn} logs what is changed, and no reads: " },
        { "write-only, advanced", Coverage.WritesOnly, $"the trail {Arn} logs what is changed, and no reads: " },
        { "without KMS", Coverage.All, "logs management events but for those of kms.amazonaws.com." },
        { "data alone", Coverage.None, $"{Arn} logs no management events." },
        { "changed, and read by a member", Coverage.Unknown, "cloudtrail:GetEventSelectors failed: CloudTrailARNInv" },
        { "list denied", Coverage.Unknown, "cloudtrail:DescribeTrails failed: AccessDeniedException" },
        { "status denied", Coverage.Unknown, "cloudtrail:GetTrailStatus failed: AccessDeniedException" },
        { "selectors denied", Coverage.Unknown, "cloudtrail:GetEventSelectors failed: AccessDeniedException" },
    };

    private static string Elsewhere => Arn.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Each_situation_is_told_for_the_account_and_costs_no_comparison(
        string situation, Coverage coverage, string sentence)
    {
        await using var site = await StartAsync();
        Arrange(site, situation);
        await site.PutAsync(HeardSignRow.Of(Payments, site.Time.GetUtcNow()));
        site.Time.Advance(TimeSpan.FromDays(2));
        await site.EvaluateAsync();

        await site.CompareAsync();

        (await site.TextsAsync()).ShouldBe([$"{Payments} Opens EventsNotHeard"]);
        foreach (var account in site.Listed)
            (await site.DaysAsync(account)).Count.ShouldBe(1, $"{account}");
        var told = (await site.ObservationsAsync(Payments))[0].Facts;
        told[0].ShouldBe("The last event of its evaluations is of 2026-11-24 06:00 UTC.");
        told.ShouldContain(fact => fact.Contains(sentence, StringComparison.Ordinal), string.Join('\n', told));
        told.Count(fact => fact.StartsWith("So the likely cause is ", StringComparison.Ordinal))
            .ShouldBe(coverage == Coverage.Unknown ? 0 : 1);
        var (written, read) = (await WrittenAsync(site)).ShouldNotBeNull();
        written.Coverage.ShouldBe(coverage);
        read.ShouldBe(site.Time.GetUtcNow(), TimeSpan.FromMinutes(1));
        told.Skip(1).Take(written.Sentences.Count).ShouldBe(written.Sentences);
        Line(site)["coverage"]!.GetValue<string>().ShouldBe($"{coverage}");
    }

    [Fact]
    public async Task Each_run_writes_its_own_reading_and_the_newest_counts()
    {
        await using var site = await StartAsync();
        site.Deny("cloudtrail:DescribeTrails");
        await site.CompareAsync();
        site.Deny(null);
        site.Time.Advance(TimeSpan.FromMinutes(1));

        await site.CompareAsync();

        (await WrittenAsync(site))!.Value.Coverage.Coverage.ShouldBe(Coverage.All);
    }

    [Fact]
    public async Task A_reading_that_cannot_be_written_fails_nothing()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        await site.PutAsync(HeardSignRow.Of(Payments, site.Time.GetUtcNow()));
        site.DenyWriting($"Reconciliation/{Management}");

        var failure = await Should.ThrowAsync<Exception>(() => site.CompareAsync());

        failure.Message.ShouldStartWith("1 account could not be compared", customMessage: "its row is refused, too");
        Line(site)["unwritten"]!.GetValue<string>().ShouldContain("dynamodb:PutItem");
        foreach (var account in site.Listed.Where(one => one != Management))
            (await site.DaysAsync(account)).Count.ShouldBe(1, $"{account}");
    }

    [Fact]
    public async Task A_refused_trail_hides_no_other_failure()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        site.Deny("cloudtrail:*", "config:DescribeAggregateComplianceByConfigRules");

        var failure = await Should.ThrowAsync<Exception>(() => site.CompareAsync());

        failure.Message.ShouldContain("config:DescribeAggregateComplianceByConfigRules");
        failure.Message.ShouldNotContain("cloudtrail:");
    }

    private static void Arrange(ReconciliationSite site, string situation)
    {
        var trails = site.World.Of<TrailState>().Trails;
        var trail = trails.ShouldHaveSingleItem();
        trail.Arn.ShouldBe(Arn);
        var changed = situation switch
        {
            "not logging" => trail with { IsLogging = false },
            "single Region" => trail with { IsMultiRegion = false },
            "in another Region" => new OrganizationTrail(Elsewhere)
            {
                Selectors = Selectors("""{"ReadWriteType":"All","IncludeManagementEvents":true}"""),
            },
            "write-only" or "changed, and read by a member" or "selectors denied" => trail with
            {
                Selectors = Selectors("""{"ReadWriteType":"WriteOnly","IncludeManagementEvents":true}"""),
            },
            "write-only, advanced" => trail with
            {
                AdvancedSelectors = Selectors("""
                    {"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},
                     {"Field":"readOnly","Equals":["false"]}]}
                    """),
            },
            "without KMS" => trail with
            {
                AdvancedSelectors = Selectors("""
                    {"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},
                     {"Field":"eventSource","NotEquals":["kms.amazonaws.com"]}]}
                    """),
            },
            "data alone" => trail with
            {
                Selectors = Selectors("""{"ReadWriteType":"All","IncludeManagementEvents":false}"""),
            },
            _ => trail,
        };
        trails.Clear();
        if (situation != "absent")
            trails.Add(changed);
        if (situation != "changed, and read by a member")
            site.World.DelegatedAdministrators.Add(new(Security.Value, "cloudtrail.amazonaws.com", site.World.Now));
        if (situation.EndsWith("denied", StringComparison.Ordinal))
        {
            site.Deny("cloudtrail:" + situation.Split(' ')[0] switch
            {
                "list" => "DescribeTrails", "status" => "GetTrailStatus", _ => "GetEventSelectors",
            });
        }
    }

    private static JsonArray Selectors(string one) => new(JsonNode.Parse(one));

    private static JsonNode Line(ReconciliationSite site) =>
        site.Lines.Single(line => line["outcome"]!.GetValue<string>() == "trails");

    private static Task<(TrailCoverage Coverage, DateTimeOffset Read)?> WrittenAsync(ReconciliationSite site) =>
        new ReconciliationLedger(site.Table, site.Time).TrailsAsync(TestContext.Current.CancellationToken);
}
