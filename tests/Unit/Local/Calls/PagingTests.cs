using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Calls;

public sealed class PagingTests
{
    private static async Task<List<int>> PageSizesAsync(LocalWorld aws, int? maxResults = null)
    {
        var sizes = new List<int>();
        string? token = null;
        do
        {
            var input = new JsonObject();
            if (maxResults is not null)
                input["MaxResults"] = maxResults;
            if (token is not null)
                input["NextToken"] = token;
            var page =
                await aws.CallAsync(aws.AdministratorOf(LocalWorld.Management), "organizations", "ListAccounts", input);
            sizes.Add(page["Accounts"]!.AsArray().Count);
            token = page["NextToken"]?.GetValue<string>();
        }
        while (token is not null);

        return sizes;
    }

    [Fact]
    public async Task Fifteen_accounts_fit_on_one_page() => (await PageSizesAsync(new())).ShouldBe([15]);

    [Fact]
    public async Task A_caller_may_ask_for_smaller_pages() => (await PageSizesAsync(new(), 6)).ShouldBe([6, 6, 3]);

    [Fact]
    public async Task The_first_page_may_be_empty_with_more_to_come() =>
        (await PageSizesAsync(new(new LocalOptions { EmptyFirstPage = true, PageSize = 10 }))).ShouldBe([0, 10, 5]);

    [Fact]
    public async Task A_token_that_was_not_given_out_is_refused()
    {
        var aws = new LocalWorld();

        var error = await aws.RefusalAsync(
            aws.AdministratorOf(LocalWorld.Management),
            "organizations",
            "ListAccounts",
            new() { ["NextToken"] = "tomorrow" });

        error.Code.ShouldBe("InvalidInputException");
        error.Members["Reason"].GetValue<string>().ShouldBe("INVALID_NEXT_TOKEN");
    }

    [Fact]
    public async Task Virtual_devices_come_in_pages_and_only_where_they_are_assigned()
    {
        var aws = new LocalWorld(new LocalOptions { PageSize = 1 });
        var administrator = aws.AdministratorOf("888888888888");

        var assigned = await aws.CallAsync(
            administrator, "iam", "ListVirtualMFADevices", new() { ["AssignmentStatus"] = "Assigned" });
        var unassigned = await aws.CallAsync(
            administrator, "iam", "ListVirtualMFADevices", new() { ["AssignmentStatus"] = "Unassigned" });

        // The security key is not among them.
        assigned["VirtualMFADevices"]!.AsArray()
            .Single()!["SerialNumber"]!.GetValue<string>().ShouldBe("arn:aws:iam::888888888888:mfa/search-root-phone");
        assigned["VirtualMFADevices"]![0]!["User"]!["Arn"]!.GetValue<string>()
            .ShouldBe("arn:aws:iam::888888888888:root");
        assigned["IsTruncated"]!.GetValue<bool>().ShouldBeFalse();
        unassigned["VirtualMFADevices"]!.AsArray().ShouldBeEmpty();
    }
}
