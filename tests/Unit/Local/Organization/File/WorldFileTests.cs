using Guardrails.Core.Ids;
using Guardrails.Local;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Organization.File;

public sealed class WorldFileTests
{
    [Fact]
    public void The_sample_has_every_interesting_root_posture()
    {
        var accounts = new LocalWorld().World.Accounts;

        accounts.Count.ShouldBe(15);
        accounts["222222222222"].Root.Absent.ShouldBeTrue();
        accounts["333333333333"].Root.MfaDevices.Single().Serial.ShouldBe("GAHT12345678");
        accounts["555555555555"].Root.MfaDevices.Single().Serial.ShouldStartWith("arn:aws:iam::555555555555:u2f/root/");
        accounts["666666666666"].Root.AccessKeys.Single().Active.ShouldBeFalse();
        accounts["777777777777"].Root.AccessKeys.Single().LastUsed.ShouldBeNull();
        accounts["888888888888"].Root.MfaDevices.Count.ShouldBe(2);
        accounts["012345678901"].Root.SigningCertificates.Count.ShouldBe(1);
        accounts["567890123456"].State.ShouldBe("SUSPENDED");
    }

    [Fact]
    public void A_unit_two_levels_deep_is_found_from_the_root() =>
        new LocalWorld().World.PathTo(LocalWorld.Payments)
            .ShouldBe(["r-ex01", "ou-ex01-workload", "ou-ex01-workprod", "444444444444"]);

    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("""{"organization":{"id":1}}""", "$.organization")]
    [InlineData("""{"organisation":{}}""", "organisation")]
    public void A_file_that_is_no_organization_says_where(string text, string where) =>
        Should.Throw<FormatException>(() => new LocalWorld(file: text)).Message.ShouldContain(where);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var text = LocalOrganization.Sample()
            .Replace("\"o-exampleorg1\"", "\"o-1\"")
            .Replace("\"parentId\": \"ou-ex01-security\"", "\"parentId\": \"ou-ex01-securitx\"")
            .Replace("\"targets\": [\"123456789012\"]", "\"targets\": [\"123456789013\"]");

        var message = Should.Throw<FormatException>(() => new LocalWorld(file: text)).Message;

        message.ShouldContain("$.organization.id: 'o-1' is not an organization id");
        message.ShouldContain("$.accounts[1].parentId: 'ou-ex01-securitx'");
        message.ShouldContain("$.policies[1].targets: '123456789013' does not exist.");
    }

    [Fact]
    public async Task A_new_account_gets_what_AWS_gives_it_and_everybody_hears_of_it()
    {
        await using var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new(), TestContext.Current.CancellationToken);

        var id = await aws.CreateAccountAsync("newcomer", "ou-ex01-worksand", TestContext.Current.CancellationToken);

        var account = aws.Describe().Accounts.Single(view => view.Id == id);
        account.UnitPath.ShouldBe("Root/Workloads/Sandbox");
        account.Policies.ShouldBe(["FullAWSAccess"]);
        account.Root.HasPassword.ShouldBeFalse();
        aws.Administrator(id).SessionToken.ShouldNotBeNull();
        await Should.ThrowAsync<ArgumentException>(
            () => aws.CreateAccountAsync("lost", "ou-ex01-nowhere0", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_management_account_is_listed_first_and_as_such()
    {
        await using var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new(), TestContext.Current.CancellationToken);

        var first = aws.Describe().Accounts[0];

        first.Id.ShouldBe(AccountId.Parse(LocalWorld.Management));
        first.Role.ShouldBe(AccountRole.Management);
    }
}
