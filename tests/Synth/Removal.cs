using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Synth;

/// <summary>People who remove the root keys of an account, by the deployed functions.</summary>
internal sealed class Removal(Watched watched, AccountId account)
{
    /// <summary>Whoever starts it.</summary>
    public const string Ann = "ann";

    /// <summary>Whoever approves it.</summary>
    public const string Bob = "bob";

    /// <summary>The account's only remediation.</summary>
    public async Task<RemediationCase> CaseAsync() =>
        (await watched.RemediationsAsync(account)).ShouldHaveSingleItem();

    /// <summary>Every failure so far, in words.</summary>
    public async Task<string> FailuresAsync() => string.Join(
        '\n',
        (await watched.EntriesAsync(await CaseAsync())).OfType<RemediationEntry.Failed>()
            .Select(failed => $"{failed.Trouble}"));

    /// <summary>Ann starts it, and the function takes its first steps.</summary>
    public async Task<RemediationCase> StartAsync(RemediationRequest request)
    {
        await DecideAsync(Ann, new StartDecision(account, request, Now, "Nothing needs a root key."));
        await TurnAsync();
        return await CaseAsync();
    }

    /// <summary>Hours pass, after which it is in a stage.</summary>
    public async Task<RemediationCase> PassAsync<T>(int hours)
        where T : Stage
    {
        await watched.PassAsync(TimeSpan.FromHours(hours));
        var one = await CaseAsync();
        one.Stage.ShouldBeOfType<T>(await FailuresAsync());
        return one;
    }

    /// <summary>Ann takes the responsibility for what is shown, and the function goes on.</summary>
    public async Task OverrideAsync(string reason)
    {
        var one = await CaseAsync();
        await DecideAsync(Ann, new CaseDecision.Override(account, one.Id, one.ShownHash, Now, reason));
        await TurnAsync();
    }

    /// <summary>Somebody approves the deletion of what is shown.</summary>
    public async Task<string> ApproveAsync(string person)
    {
        var one = await CaseAsync();
        var answer = await watched.DecideAsync(
            person,
            new CaseDecision.Approval(account, one.Id, one.ShownHash, one.Credentials, Now, "The week was quiet."));
        return (string)answer["outcome"]!;
    }

    /// <summary>A decision is carried out at once: no time passes.</summary>
    public Task TurnAsync() => watched.PassAsync(TimeSpan.Zero);

    /// <summary>Somebody decides, and it is recorded.</summary>
    public async Task DecideAsync(string person, Decision decision)
    {
        var answer = await watched.DecideAsync(person, decision);
        ((string)answer["outcome"]!).ShouldBe("recorded", answer.ToJsonString());
    }

    /// <summary>The time of the person's machine, in whole seconds.</summary>
    public static DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
}
