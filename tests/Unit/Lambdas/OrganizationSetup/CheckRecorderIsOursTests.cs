using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

public sealed class CheckRecorderIsOursTests
{
    private readonly SetupSite _site = new();

    [Fact]
    public async Task Where_control_tower_manages_recorders_nothing_is_changed_and_the_failure_says_what_to_do()
    {
        _site.Organization.Trusted.Add("controltower.amazonaws.com");

        var answer = await _site.RunAsync(Asking("true"));

        answer.Status.ShouldBe("FAILED");
        answer.Reason.ShouldBe(
            "Account 111111111111: organizations:ListAWSServiceAccessForOrganization failed: "
            + "controltower.amazonaws.com has trusted access, so AWS Control Tower manages "
            + "the AWS Config recorders of the accounts that it governs, and an account has one recorder only. Remedy: "
            + "Where the stack Guardrails-Recorders is deployed, destroy it first, with --exclusively. "
            + "Then set configRecorder.enabled to false in the organization file: "
            + "the recorders of enrolled accounts serve; enrol the others, or list them in excludedAccounts. "
            + "Then deploy again.");
        _site.Organization.Changes.ShouldBe(0);
        _site.Called.Distinct()
            .ShouldBe(["organizations:DescribeOrganization", "organizations:ListAWSServiceAccessForOrganization"]);
    }

    [Theory]
    [InlineData(null, "controltower.amazonaws.com")]
    [InlineData("false", "controltower.amazonaws.com")]
    [InlineData("true", "sso.amazonaws.com")]
    public async Task Where_nobody_asks_or_nobody_else_manages_them_the_setup_goes_on(string? asked, string trusted)
    {
        _site.Organization.Trusted.Add(trusted);

        (await _site.RunAsync(Asking(asked))).Status.ShouldBe("SUCCESS");
    }

    [Fact]
    public async Task Neither_true_nor_false_is_refused()
    {
        var answer = await _site.RunAsync(Asking("yes"));

        answer.Status.ShouldBe("FAILED");
        answer.Reason.ShouldContain("ConfigRecorder is 'yes': expected true or false");
    }

    private static JsonObject Asking(string? recorder)
    {
        var request = SetupSite.Create();
        if (recorder is not null)
            request["ResourceProperties"]!["ConfigRecorder"] = recorder;
        return request;
    }
}
