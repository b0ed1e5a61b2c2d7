using System.Text.Json.Nodes;
using Guardrails.Cli.Shared;
using Guardrails.Cli.Usage;
using Guardrails.Core.Activity;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;
using Guardrails.Tests.Unit.Usage;
using static Guardrails.Tests.Unit.Usage.KeyEvents;

namespace Guardrails.Tests.Unit.Cli.Usage;

public sealed class UsagePageTests
{
    private static readonly ReplacementOptions Options = new(AccountId.Parse("444444444444"), Partition.Commercial);

    private static readonly UsageGap Gap = new("eu-west-1", "it was not read", "read it.");

    [Fact]
    public void Unused_and_complete_exits_with_0_used_with_1_and_whatever_is_incomplete_with_3()
    {
        UsageCommand.CodeOf(All(Read())).ShouldBe(ExitCode.Done);
        UsageCommand.CodeOf(All()).ShouldBe(ExitCode.Done);
        UsageCommand.CodeOf(All(Read(), Read(Of("1")))).ShouldBe(ExitCode.Findings);
        UsageCommand.CodeOf(All(Read(UsedAt(Now), []))).ShouldBe(ExitCode.Findings);
        UsageCommand.CodeOf(All(Read(NeverUsed, [Gap]))).ShouldBe(ExitCode.Failed);
        UsageCommand.CodeOf(All(Read(NeverUsed, [Gap], Of("1")), Read(Of("1")))).ShouldBe(ExitCode.Failed);
        UsageCommand.CodeOf(All(Read(Reading.None<RootKeyUse>(new("a", "b")), []))).ShouldBe(ExitCode.Failed);
        UsageCommand.CodeOf(All(Read()) with { OtherKeys = Gap }).ShouldBe(ExitCode.Failed);
        UsageCommand.CodeOf(All(new UsageLog().Of(Key, UsageWindow.Before(Now, 30), NeverUsed, [])))
            .ShouldBe(ExitCode.Failed);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(160)]
    public void Text_of_events_does_no_harm_to_a_terminal_and_fits_it(int width)
    {
        var hostile = Read(NeverUsed, [Gap], Hostile());

        var page = Shown.Write(width, one => UsageTables.Write(one, All(hostile)));

        Shown.ShouldBePrintable(page);
        Shown.ShouldBePrintable(Shown.Write(width, one => UsageTables.Write(one, Example())));
        Shown.Joined(page).ShouldContain("NOT COMPLETE: eu-west-1: it was not read. Remedy: read it.");
    }

    [Fact]
    public void Text_of_events_does_no_harm_to_a_machine_s_reader()
    {
        var json = UsageReport.Format.Write(UsageReport.Of(All(Read(Hostile()))));

        Shown.ShouldBePrintable(json);
        var key = JsonNode.Parse(json)!["keys"]![0]!;
        ((string)key["verdict"]!).ShouldBe("USED");
        ((string)key["hints"]![0]!["text"]!).ShouldBe(Shown.Hostile);
    }

    [Fact]
    public void A_policy_that_refused_calls_is_named_beside_them()
    {
        var usage = Read(Of("1", new()
        {
            ["errorCode"] = "AccessDenied",
            ["errorMessage"] = "with an explicit deny in a service control policy: "
                + "arn:aws:organizations::111111111111:policy/o-exampleorg1/service_control_policy/"
                + "p-examplepolicyid111",
        }));

        var page = Shown.Joined(Shown.Write(200, one => UsageTables.Write(one, All(usage))));

        page.ShouldContain("Refused calls: 1 call");
        page.ShouldContain("AccessDenied by policy p-examplepolicyid111");
    }

    [Fact]
    public void An_account_without_a_root_key_is_said_to_have_none() =>
        Shown.Write(100, one => UsageTables.Write(one, All())).ShouldContain("The account has no root access key.");

    /// <summary>A key of everything, and one of nothing.</summary>
    internal static ReadUsage Example() => All(
        Read(
            UsedAt(Now), [Gap], Of("1"), OpensSession("2"), Of("3", new() { ["errorCode"] = "AccessDenied" }),
            Hostile()),
        Read()) with
    {
        OtherKeys = Gap,
        Replacement = Replacement(Of("1"), OpensSession("2"), Hostile()),
        Comparison = Comparison(),
    };

    private static MadeReplacement Replacement(params RootActivity[] calls) => new(
        ReplacementRole.Of(calls, Options), Shown.Hostile, ["App1.json"], calls.Length);

    private static MadeComparison Comparison()
    {
        var question = new ReplacementQuestion(
            IamRoleArn.TryParse("arn:aws:iam::444444444444:role/app")!, Window.From, Now, TimeSpan.FromDays(7), Options)
        {
            Gaps = [Gap],
        };
        return new(question, ReplacementComparison.Of([Of("1"), Hostile()], [], question));
    }

    private static RootActivity Hostile() => Of(Shown.Hostile, new()
    {
        ["eventSource"] = $"s3{Shown.Hostile}.amazonaws.com",
        ["eventName"] = Shown.Hostile,
        ["awsRegion"] = Shown.Hostile,
        ["sourceIPAddress"] = Shown.Hostile,
        ["userAgent"] = $"APN/1.0 {Shown.Hostile} exec-env/{Shown.Hostile}",
        ["errorCode"] = Shown.Hostile,
        ["errorMessage"] = Shown.Hostile,
        ["resources"] = new JsonArray(new JsonObject { ["ARN"] = Shown.Hostile }),
        ["requestParameters"] = new JsonObject { ["tags"] = new JsonObject { [Shown.Hostile] = Shown.Hostile } },
    });

    private static ReadUsage All(params KeyUsage[] keys) =>
        new(AccountId.Parse("444444444444"), Window, "event history", keys);
}
