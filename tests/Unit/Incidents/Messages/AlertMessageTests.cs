using System.Text.Json.Nodes;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Messages;
using Guardrails.Tests.Unit.Cli;
using static Guardrails.Tests.Unit.Incidents.Observed;

namespace Guardrails.Tests.Unit.Incidents.Messages;

public sealed class AlertMessageTests
{
    private static readonly ToldAccount Payments =
        new(Account, "payments-prod", "Root/Workloads", ["Security contact: Ann, +1 555 0100"]);

    [Fact]
    public void A_message_says_what_where_since_when_whom_to_call_what_to_do_and_what_closes_it()
    {
        var message = Message(
            Payments,
            Opens<RootKeyMade>("27T08:00", "1") with
            {
                Facts = ["arn:aws:iam::012345678901:root called iam:CreateAccessKey.", "It came from 192.0.2.7."],
            });

        message.Subject.ShouldBe("CRITICAL 012345678901 payments-prod: root access key made");
        var lines = message.Body.Split('\n');
        lines[0].ShouldBe("CRITICAL: root access key made in payments-prod (012345678901, Root/Workloads)");
        lines.ShouldContain("It is about AKIAROOT.");
        lines.ShouldContain("Since 2026-11-27 08:00 UTC; it goes on.");
        lines.ShouldContain(
            "- 2026-11-27 08:00 UTC, root access key made (a CloudTrail event). arn:aws:iam::012345678901:root called "
            + "iam:CreateAccessKey. It came from 192.0.2.7.");
        lines.Count(line => line.Length > 3 && char.IsAsciiDigit(line[0]) && line[1] == '.').ShouldBe(3);
        lines.ShouldContain("Security contact: Ann, +1 555 0100");
        lines.ShouldContain(line => line.StartsWith("What closes it: ", StringComparison.Ordinal) && line.Length > 30);
        lines.ShouldContain(line => line.StartsWith("Id: 012345678901-", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_has_a_subject_that_fits_with_the_longest_name()
    {
        foreach (var kind in IncidentCatalog.All.Where(kind => kind.Severity > Severity.Low))
        {
            var message = Message(
                Payments with { Name = new string('n', 50) }, Observed.Opens(kind, At("27T08:00"), "1"));

            message.Subject.Length.ShouldBeLessThan(100);
            message.Subject.ShouldEndWith($": {kind.Title}");
            message.Subject.ShouldAllBe(character => character >= ' ' && character <= '~');
        }
    }

    [Theory]
    [InlineData("Zahlungen 日本 \u202e", "CRITICAL 012345678901 Zahlungen ?? ?: root access key made")]
    [InlineData("a\r\nBcc: x@example.com", "CRITICAL 012345678901 a Bcc: x@example.com: root access key made")]
    [InlineData("", "CRITICAL 012345678901: root access key made")]
    [InlineData("\0\0\0", "CRITICAL 012345678901 ???: root access key made")]
    public void A_name_breaks_no_subject(string name, string subject) =>
        Message(Payments with { Name = name }, Opens<RootKeyMade>("27T08:00", "1")).Subject.ShouldBe(subject);

    [Fact]
    public void Text_from_outside_stands_in_the_body_and_no_character_of_it_acts()
    {
        var message = Message(
            Payments with { Name = Shown.Hostile, Place = Shown.Hostile, Call = [Shown.Hostile] },
            Opens<RootKeyMade>("27T08:00", "1") with { Facts = [Shown.Hostile, "\nIt is over.\r\nStop."] });

        message.Body.Split('\n').ShouldNotContain("It is over.");
        Shown.ShouldBePrintable(message.Body);
        message.Body.ShouldContain("\\u000aIt is over.");
    }

    [Theory]
    [InlineData("<!channel> @here", "&lt;!channel&gt; @\u2060here")]
    [InlineData("[click](https://x.example) *b* `c`", "\\[click\\](https:\u2060//x.example) \\*b\\* \\`c\\`")]
    public void Text_from_outside_formats_and_calls_nothing_in_a_chat(string hostile, string shown)
    {
        var message = Message(
            Payments with { Name = hostile }, Opens<RootKeyMade>("27T08:00", "1") with { Facts = [hostile] });

        var content = message.Chat["content"]!;
        Text(content["title"]).ShouldEndWith(shown);
        Text(content["description"]).Split('\n').ShouldContain(line => line.EndsWith(shown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_chat_s_message_has_the_form_of_Amazon_Q_Developer_and_one_thread_an_incident()
    {
        var chat = Message(
            Payments,
            [.. Enumerable.Range(0, 50).Select(minute => Opens<RootSignIn>($"27T08:{minute:00}", $"{minute}") with
            {
                Facts = [new string('x', 1_000)],
            })]).Chat;

        (Text(chat["version"]), Text(chat["source"])).ShouldBe(("1.0", "custom"));
        Text(chat["content"]!["title"]).Length.ShouldBeLessThanOrEqualTo(250);
        Text(chat["content"]!["description"]).Length.ShouldBeInRange(1, 8_000);
        chat["content"]!["nextSteps"]!.AsArray().ShouldAllBe(step => Text(step).Length <= 350);
        chat["content"]!["keywords"]!.AsArray().ShouldAllBe(word => Text(word).Length <= 75);
        Text(chat["metadata"]!["threadId"]).ShouldBe(Text(chat["id"]));
    }

    [Fact]
    public void A_thousand_observations_are_ten_and_a_count_and_those_told_now_are_among_them()
    {
        Observation[] all =
        [
            .. Enumerable.Range(0, 59).Select(minute => Opens<RootSignIn>($"27T08:{minute:00}", $"{minute}")),
        ];
        var last = all[^1];
        var alert = new Alert(
            SignIns, "id", Severity.Critical, [.. all.Select(one => one.Id)], [last.Id], At("27T09:00"), null);

        var body = new AlertMessage(Single("27T10:00", all), alert, Payments).Body;

        body.ShouldContain("- 2026-11-27 08:58 UTC");
        body.ShouldContain("- And 49 other observations.");
        body.Split('\n').Count(line => line.StartsWith("- 2026", StringComparison.Ordinal)).ShouldBe(10);
    }

    [Fact]
    public void A_cause_that_several_observations_name_is_read_once()
    {
        var first = Opens<RootKeyMade>("27T08:00", "1") with { Facts = ["The control A says:", "The role is gone."] };
        var second = Opens<RootKeyExists>("27T08:01", "2") with { Facts = ["The control B says:", first.Facts[1]] };

        var body = Message(Payments, first, second).Body;

        body.Split("The role is gone.").Length.ShouldBe(2);
        body.ShouldContain("The control B says:");
    }

    [Fact]
    public void An_account_of_which_nobody_is_known_says_so() =>
        Message(Payments with { Call = [] }, Opens<RootKeyMade>("27T08:00", "1")).Body.ShouldContain(
            "Nobody is known: the account has no owner tag");

    [Fact]
    public void A_contact_that_cannot_be_read_is_said_to_be_so_with_its_place() =>
        Message(Payments, Opens<RootKeyMade>("27T08:00", "1")).Body.ShouldContain(
            "Its security contact cannot be read from here. It stands in the account's settings under alternate "
            + "contacts; the management account reads it with `aws account get-alternate-contact --account-id "
            + "012345678901 --alternate-contact-type SECURITY`.");

    [Theory]
    [InlineData("27T07:00", "27T09:00", true)]
    [InlineData("27T08:00", "27T08:00", true)]
    [InlineData("27T08:01", "27T09:00", false)]
    [InlineData("27T07:00", "27T07:59", false)]
    public void An_announcement_that_covers_the_time_is_told_and_the_alert_too(string from, string until, bool told)
    {
        var incident = Single("27T10:00", Opens<RootKeyMade>("27T08:00", "1"));
        var announced = new Announcement("ann", At(from), At(until), "break\nglass");

        var message = new AlertMessage(
            incident, AlertDecision.Next([incident], [], At("27T10:00")).Single(), Payments, [announced]).Message;

        var line = $"Announced by ann until 2026-11-{until.Replace('T', ' ')} UTC: break\\u000aglass";
        message.Body.Split('\n').Contains(line).ShouldBe(told);
        message.Severity.ShouldBe("critical");
        message.Kinds.ShouldBe(["RootKeyMade"]);
    }

    [Fact]
    public void A_digest_counts_and_lists_and_fits()
    {
        var incident = Single("27T10:00", Opens<EvidenceMissing>("27T08:00", "1"));
        var alert = new Alert(incident.Subject, incident.Id, Severity.High, [], [], At("27T09:00"), null);
        var one = new PendingAlert(Account, alert, incident.Kinds[0], IsOld: false);

        var digest = new DigestMessage(
            [.. Enumerable.Repeat(one, 10_000)], _ => Payments with { Name = new string('字', 5_000) });

        digest.Subject.ShouldBe($"HIGH: 10000 incidents, {incident.Kinds[0].Title}");
        System.Text.Encoding.UTF8.GetByteCount(digest.Body).ShouldBeLessThan(262_144);
        digest.Body.ShouldContain("- And 9000 others.");
    }

    private static AlertMessage Message(ToldAccount account, params Observation[] seen)
    {
        var incident = Single("27T10:00", seen);
        return new(incident, AlertDecision.Next([incident], [], At("27T10:00")).Single(), account);
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
