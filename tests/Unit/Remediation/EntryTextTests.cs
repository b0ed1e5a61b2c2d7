using System.Text.Json.Nodes;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Remediation;

public sealed class EntryTextTests
{
    private static readonly Decided By = Logs.By("ann");
    private static readonly DateTimeOffset At = Logs.Monday;

    private static readonly RemediationEntry[] All =
    [
        new RemediationEntry.Begun(By, RemediationRequest.Default, Ended: null, At),
        new RemediationEntry.Begun(
            By, RemediationRequest.Default, new(RemediationEnding.Manual, "It is the management account."), At),
        new RemediationEntry.Proved([Logs.Proof(Logs.Key) with { LastUse = At }], At),
        new RemediationEntry.Compared("arn:aws:iam::444444444444:role/app", ["s3:GetObject \"x\" \u202e é"], At),
        new RemediationEntry.QuarantineProven("p-quarantine", At),
        new RemediationEntry.Attached(At),
        new RemediationEntry.AuditPassed(At),
        new RemediationEntry.Looked(new([Logs.Key], [Logs.Refusal()], IsAttached: true, "Changed."), At),
        new RemediationEntry.Reminded(At),
        new RemediationEntry.Deleted(At),
        new RemediationEntry.Verified([Logs.Key], At),
        new RemediationEntry.Detached(At),
        new RemediationEntry.Failed(new("It failed.", "Try.") { BlockedBy = ["p-1"], IsGone = true }, At),
        new RemediationEntry.Approved(By, [Logs.Key], new('a', 64), At),
        new RemediationEntry.Rejected(By, At),
        new RemediationEntry.Lifted(By, At),
        new RemediationEntry.Overridden(By, new('a', 64), At),
        new RemediationEntry.Resumed(By, "arn:aws:iam::444444444444:role/app", At),
        new RemediationEntry.Resumed(By, Role: null, At),
        new RemediationEntry.Voided(By, "It was late.", At),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, All.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Entry_is_read_as_it_was_written(int number)
    {
        var read = EntryText.Read(EntryText.Of(All[number]));

        read.GetType().ShouldBe(All[number].GetType());
        EntryText.Of(read).ShouldBe(EntryText.Of(All[number]));
    }

    [Fact]
    public void Every_text_of_an_entry_stands_in_it()
    {
        var text = EntryText.Of(new RemediationEntry.Looked(
            new(
                [Logs.Key],
                [new("event-9", DisturbanceKind.Made, At.AddDays(2), "A call was made.")],
                IsAttached: true,
                Fault: "It was changed."),
            At));

        text.ShouldBe(
            """
            {"entry":"Looked","reading":{"credentials":[{"kind":"AccessKey","id":"AKIAIOSFODNN7EXAMPLE"}],"signs":
            [{"id":"event-9","kind":"Made","at":"2026-11-25T09:00:00+00:00","sentence":"A call was made."}],
            "isAttached":true,"fault":"It was changed."},"at":"2026-11-23T09:00:00+00:00"}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void Every_kind_of_entry_is_tried() =>
        All.Select(entry => entry.GetType()).Distinct()
            .ShouldBe(typeof(RemediationEntry).GetNestedTypes(), ignoreOrder: true);

    [Theory, MemberData(nameof(Numbers))]
    public void Entry_without_one_of_its_members_or_with_another_one_is_an_error(int number)
    {
        var whole = JsonNode.Parse(EntryText.Of(All[number]))!.AsObject();
        foreach (var name in whole.Select(member => member.Key).ToList())
        {
            var less = whole.DeepClone().AsObject();
            less.Remove(name);
            Should.Throw<FormatException>(() => EntryText.Read(less.ToJsonString()), name);
        }

        whole["more"] = "text";
        Should.Throw<FormatException>(() => EntryText.Read(whole.ToJsonString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"entry":"Nothing","at":"2026-11-23T09:00:00+00:00"}""")]
    [InlineData("""{"entry":"Attached","at":"yesterday"}""")]
    public void Text_that_is_no_entry_is_an_error(string text) =>
        Should.Throw<FormatException>(() => EntryText.Read(text));
}
