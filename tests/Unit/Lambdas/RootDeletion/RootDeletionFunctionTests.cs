using System.Text.Json.Nodes;
using Guardrails.Aws.Calls;
using Guardrails.Core.Decisions;
using Guardrails.Core.Remediation;
using Guardrails.Local.Organization;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Lambdas.RootDeletion;

/// <summary>Deletions over the wire. The account has a key, a password and a virtual device.</summary>
public sealed class RootDeletionFunctionTests : IAsyncLifetime
{
    private const string Key = "AKIAPAYMENTSPROD0001";
    private const string Device = "arn:aws:iam::444444444444:mfa/root-account-mfa-device";

    private static readonly string[] Deletions =
        ["DeleteAccessKey", "DeleteSigningCertificate", "DeleteLoginProfile", "DeactivateMFADevice"];

    private DeletionSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await DeletionSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Approved_key_is_deleted_and_nothing_else()
    {
        var answer = await _site.DeleteAsync(await _site.ApproveAsync());

        _site.There.Select(one => one.Kind).ShouldBe([RootCredentialKind.Password, RootCredentialKind.MfaDevice]);
        Texts(answer, "deleted").ShouldBe([$"access key {Key}"]);
        Texts(answer, "leftBehind").ShouldBeEmpty();
        _site.Log.ShouldContain($"\"outcome\":\"deleted\",\"account\":\"444444444444\"");
        _site.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Password_goes_before_its_devices_and_the_name_of_a_virtual_one_stays()
    {
        _site.Root.MfaDevices.Add(new(MfaKind.HardwareTotp, "GAHT12345678", _site.World.Now));
        _site.Root.SigningCertificates.Add(new("LEGACYBATCHCERTIFICATE01", _site.World.Now, Active: true));

        var answer = await _site.DeleteAsync(await _site.ApproveAsync(password: true));

        _site.There.ShouldBeEmpty();
        _site.Calls.Names.Where(Deletions.Contains).ShouldBe([.. Deletions, "DeactivateMFADevice"]);
        Texts(answer, "leftBehind").ShouldBe([Device]);
        _site.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Key_that_nobody_approved_keeps_everything()
    {
        var id = await _site.ApproveAsync();
        _site.Root.AccessKeys.Add(new("AKIANEWKEYOFSOMEBODY", "secret", _site.World.Now));

        await RefusedAsync(id, "Nobody approved the deletion of access key AKIANEWKEYOFSOMEBODY");

        _site.Root.AccessKeys.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Session_is_in_the_ledger_before_it_is_used()
    {
        var id = await _site.ApproveAsync();

        await _site.DeleteAsync(id);

        _site.Calls.Names.SkipWhile(name => name != "AssumeRoot").Take(3)
            .ShouldBe(["AssumeRoot", "PutItem", "ListAccessKeys"]);
        var row = (await _site.SessionsAsync()).ShouldHaveSingleItem();
        (row.TextOf("remediation"), row.TextOf("startedBy"), row.TextOf("approvedBy")).ShouldBe((id, "ann", "bob"));
        row.Key.Sort.ShouldStartWith("session/ASIA");
    }

    [Fact]
    public async Task Session_that_the_ledger_does_not_take_is_not_used()
    {
        var id = await _site.ApproveAsync();
        _site.Calls.IsKilledBefore = name => name == "PutItem";

        await Should.ThrowAsync<Exception>(() => _site.DeleteAsync(id));

        _site.Calls.Names[^1].ShouldBe("AssumeRoot");
        _site.There.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("DeleteAccessKey")]
    [InlineData("DeleteSigningCertificate")]
    [InlineData("DeleteLoginProfile")]
    [InlineData("DeactivateMFADevice")]
    public async Task Deletion_that_ends_in_the_middle_is_completed_by_the_next_one(string last)
    {
        _site.Root.SigningCertificates.Add(new("LEGACYBATCHCERTIFICATE01", _site.World.Now, Active: true));
        var id = await _site.ApproveAsync(password: true);
        _site.Calls.IsKilledBefore = name => name == last;
        _site.Calls.Before = _ => (_site.Root.HasPassword && _site.Root.MfaDevices.Count == 0).ShouldBeFalse();

        var failure = await Should.ThrowAsync<AwsCallException>(() => _site.DeleteAsync(id));
        var left = _site.There;
        _site.Calls.IsKilledBefore = _ => false;
        var answer = await _site.DeleteAsync(id);

        failure.Message.ShouldContain($"Account 444444444444: iam:{last} failed");
        failure.Message.ShouldContain($"not deleted: {string.Join(", ", left)}");
        left.Count.ShouldBe(4 - Array.IndexOf(Deletions, last));
        Texts(answer, "deleted").ShouldBe(left.Select(one => $"{one}"));
        Texts(answer, "leftBehind").ShouldBe([Device]);
        _site.There.ShouldBeEmpty();
    }

    [Fact]
    public async Task Credential_that_somebody_else_deleted_meanwhile_is_no_failure()
    {
        var id = await _site.ApproveAsync(password: true);
        _site.Calls.Before = name =>
        {
            if (name == "DeleteLoginProfile")
                _site.Root.HasPassword = false;
            if (name == "DeleteAccessKey")
                _site.Root.AccessKeys.Clear();
        };

        await _site.DeleteAsync(id);

        _site.There.ShouldBeEmpty();
    }

    [Fact]
    public async Task Password_that_somebody_makes_meanwhile_keeps_its_device()
    {
        var id = await _site.ApproveAsync(password: true);
        var isGone = false;
        _site.Calls.Before = name =>
        {
            isGone |= name == "DeleteLoginProfile";
            if (isGone && name == "GetLoginProfile")
                _site.Root.HasPassword = true;
        };

        (await Should.ThrowAsync<AwsCallException>(() => _site.DeleteAsync(id))).Message
            .ShouldContain("the root user has a password");

        _site.Root.MfaDevices.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Half_a_list_deletes_nothing()
    {
        var id = await _site.ApproveAsync();
        _site.Calls.IsKilledBefore = name => name == "ListMFADevices";

        (await Should.ThrowAsync<InvalidOperationException>(() => _site.DeleteAsync(id))).Message
            .ShouldContain("Nothing was deleted, as not all of the root user's credentials could be listed");

        _site.There.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Invocation_without_decisions_is_refused()
    {
        await RefusedAsync($"{Logs.Account}-0123abcd", "has no remediation", sessions: 0);

        await RefusedAsync(await _site.ApproveAsync(decided: false), "the ledger has no such decision", sessions: 0);

        _site.Calls.Names.ShouldNotContain("AssumeRoot");
        _site.There.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Rejection_that_was_not_carried_out_yet_stops_it()
    {
        var id = await _site.ApproveAsync();
        var rejection = new CaseDecision.Rejection(Logs.Account, id, new('a', 64), Logs.Monday, "Stop.");
        await _site.AddAsync(rejection, rejection.By(DecidedLog.Person("eve"), Logs.Monday));

        await RefusedAsync(id, "eve decided (reject)", sessions: 0);
    }

    [Theory]
    [InlineData(16, "too long ago")]
    [InlineData(-2, "still to come")]
    public async Task Look_that_is_not_fresh_opens_no_session(int minutes, string why)
    {
        var id = await _site.ApproveAsync();
        _site.Time.Move(TimeSpan.FromMinutes(minutes));

        await RefusedAsync(id, why, sessions: 0);

        _site.Calls.Names.ShouldNotContain("AssumeRoot");
    }

    [Fact]
    public async Task Look_that_grows_old_while_the_credentials_are_listed_deletes_nothing()
    {
        var id = await _site.ApproveAsync();
        _site.Time.Move(TimeSpan.FromMinutes(14));
        _site.Calls.Before = name => _site.Time.Move(TimeSpan.FromMinutes(name == "ListMFADevices" ? 2 : 0));

        await RefusedAsync(id, "too long ago");
    }

    [Fact]
    public async Task Log_and_answer_hold_no_secret_of_the_session()
    {
        var answer = await _site.DeleteAsync(await _site.ApproveAsync());

        $"{answer.ToJsonString()}{_site.Log}".ShouldNotContain("ASIA");
        $"{answer.ToJsonString()}{_site.Log}".ShouldNotContain("secret", Case.Insensitive);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    public async Task Event_that_is_none_is_an_error_and_a_line(string text)
    {
        await Should.ThrowAsync<FormatException>(() => _site.InvokeAsync(text));

        _site.Log.ShouldStartWith("{\"outcome\":\"failed\",\"findings\":[\"The event");
        _site.Calls.Names.ShouldBeEmpty();
    }

    private async Task RefusedAsync(string id, string why, int sessions = 1)
    {
        (await Should.ThrowAsync<InvalidOperationException>(() => _site.DeleteAsync(id))).Message.ShouldContain(why);
        _site.Log.ShouldContain("\"outcome\":\"failed\"");
        _site.Calls.Names.ShouldNotContain(name => Deletions.Contains(name));
        (await _site.SessionsAsync()).Count.ShouldBe(sessions);
    }

    private static IReadOnlyList<string> Texts(JsonObject answer, string member) =>
        [.. answer[member]!.AsArray().Select(text => text!.GetValue<string>())];
}
