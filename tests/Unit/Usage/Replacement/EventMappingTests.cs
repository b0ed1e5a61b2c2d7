using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>An event is mapped to the actions and resources that its call needs.</summary>
public sealed class EventMappingTests
{
    public static TheoryData<string> Own => CallCases.Names(CallCases.Own);

    public static TheoryData<string> OfAws => CallCases.Names(CallCases.OfAws);

    [Theory]
    [MemberData(nameof(Own))]
    public void A_call_needs(string sentence) => Check(CallCases.Own[sentence]);

    [Theory]
    [MemberData(nameof(OfAws))]
    public void A_call_on_a_page_of_AWS_needs(string sentence) => Check(CallCases.OfAws[sentence]);

    [Fact]
    public void A_call_without_account_and_Region_is_unmapped() =>
        EventMapping.Of(Core.Activity.RootActivity.ParseRecord(
            """{"eventSource":"s3.amazonaws.com","eventName":"ListBuckets"}""")).ShouldBeOfType<MappedCall.Unmapped>();

    private static void Check(CallCase one) => Words(EventMapping.Of(one.Activity())).ShouldBe(one.Needs);

    private static IEnumerable<string> Words(MappedCall mapped) => mapped switch
    {
        MappedCall.Needs needs => needs.Permissions.SelectMany(Words)
            .Concat(needs.PassesRoleOf.Select(profile => $"the role of {profile}")),
        MappedCall.NeedsNothing => ["nothing"],
        MappedCall.NotForARole => ["no role"],
        MappedCall.Unwritable unwritable => [$"unwritable {unwritable.Action}"],
        _ => ["unmapped"],
    };

    private static IEnumerable<string> Words(NeededPermission one)
    {
        var when = one.Only is { } only ? $" when {only.Key}={only.Value}" : "";
        return one.Scope switch
        {
            ResourceScope.Named named => named.Arns.Select(arn => $"{one.Action} on {arn}{when}"),
            ResourceScope.NoneExist => [$"{one.Action} on *{when}"],
            _ => [$"{one.Action} on any{when}"],
        };
    }
}
