using Amazon.Runtime;
using Guardrails.Aws;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Usage;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Remediate;
using Guardrails.Cli.Shared;
using Guardrails.Cli.Usage;
using Guardrails.Core.Decisions;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations;
using Guardrails.Core.Remediation;
using Guardrails.Core.Usage;
using Guardrails.Local;

namespace Guardrails.Cli.Demo;

/// <summary>
/// Two root keys on their way out: one that nothing uses goes the whole way, one that a program uses is found to be
/// used, gets the role that replaces it, and waits.
/// </summary>
internal sealed class DemoFix(
    LocalOrganization aws, DemoClock clock, OrganizationConfig config, IProgress<string> progress)
{
    /// <summary>The account whose key nothing ever used.</summary>
    public static readonly AccountId Unused = AccountId.Parse("777777777777");

    /// <summary>The account whose key a program uses.</summary>
    public static readonly AccountId Used = AccountId.Parse("444444444444");

    /// <summary>The place of the role's files in the checkout, among what builds leave there.</summary>
    public const string Place = "artifacts/demo/replacement";

    private const string Starter = "ann";
    private const string Approver = "bob";

    /// <summary>One day instead of seven, so that nothing else of the demo grows old.</summary>
    private static readonly RemediationRequest Request = RemediationRequest.Default with { QuietDays = 1 };

    /// <summary>Runs it; nothing where the file turns it off.</summary>
    /// <returns>What happened, and the ids that no two runs share.</returns>
    public async Task<(DemoRemovals? Removals, IReadOnlyList<string> Ids)> RunAsync(CancellationToken cancellation)
    {
        if (!config.Remediates)
            return (null, []);
        progress.Report($"Fix: {Starter} starts the removal of two root keys, of which a program uses one");
        aws.UseRootKey(Used, "s3", "ListBuckets");
        aws.UseRootKey(Used, "dynamodb", "DescribeTable", ("tableName", "payments"));
        foreach (var account in (AccountId[])[Unused, Used])
        {
            await DecideAsync(
                Starter, new StartDecision(account, Request, Now, "No root key is needed."), cancellation);
        }

        await aws.DeliverEventsAsync(cancellation);
        var permissions = await ReplaceAsync(cancellation);

        progress.Report("Fix: a day of quarantine passes in the account whose key nothing uses");
        await PassAsync(TimeSpan.FromHours(23), cancellation);
        await aws.EvaluateConfigRulesAsync(only: null, cancellation);
        await PassAsync(TimeSpan.FromHours(3), cancellation);

        progress.Report($"Fix: {Starter} may not approve the deletion, {Approver} may");
        var (mayApprove, answer) = await ApproveOwnAsync(cancellation);
        await DecideAsync(Approver, await ApprovalAsync(cancellation), cancellation);
        await PassAsync(TimeSpan.FromHours(2), cancellation);

        var (unused, used) = (await ReadAsync(Unused, cancellation), await ReadAsync(Used, cancellation));
        return (
            new(Shown(unused), Shown(used), answer, mayApprove, permissions), [unused.Case.Id, used.Case.Id]);
    }

    /// <summary>The time of the people's machine: AWS proves a decision by it.</summary>
    private static DateTimeOffset Now => RemediationDecision.InSeconds(TimeProvider.System.GetUtcNow());

    private async Task PassAsync(TimeSpan time, CancellationToken cancellation)
    {
        await aws.DeliverEventsAsync(cancellation);
        clock.Advance(time);
        await aws.DeliverEventsAsync(cancellation);
    }

    private Task<string> DecideAsync(string person, Decision decision, CancellationToken cancellation) =>
        DecisionSender.SendAsync(Ledger(person), decision, cancellation);

    private async Task<CaseDecision.Approval> ApprovalAsync(CancellationToken cancellation)
    {
        var one = (await ReadAsync(Unused, cancellation)).Case;
        return new(one.Account, one.Id, one.ShownHash, one.Credentials, Now, "It was quiet.");
    }

    /// <summary>The starter's own approval: true where it was recorded, and the answer.</summary>
    private async Task<(bool IsRecorded, string Answer)> ApproveOwnAsync(CancellationToken cancellation)
    {
        try
        {
            return (true, await DecideAsync(Starter, await ApprovalAsync(cancellation), cancellation));
        }
        catch (CommandException refused)
        {
            return (false, refused.Message);
        }
    }

    /// <summary>Writes the role that replaces the used key, as <c>guardrails usage --replacement</c> does.</summary>
    private async Task<IReadOnlyList<string>> ReplaceAsync(CancellationToken cancellation)
    {
        var (clients, calls) = (ClientsOf(aws.Administrator(Used)), new AwsCalls(UsageRemedies.Terms, clock));
        using var account = clients.Account(clients.Credentials());
        var key = (await ReadAsync(Used, cancellation)).Case.Credentials.First(
            one => one.Kind == RootCredentialKind.AccessKey).Id;
        var (log, window) = (new UsageLog(), UsageWindow.Before(clock.GetUtcNow(), UsageWindow.DaysOfHistory));
        var unread = await new EventHistoryReader(
            region => new(clients.In(region).Trails(clients.Credentials()), new(UsageRemedies.Terms, clock)),
            new NoJournal(),
            clock,
            progress).ReadAsync(
                [key], await EnabledRegions.ListAsync(account, calls, cancellation), window, log, cancellation);
        var usage = log.Of(key, window, Reading.None<RootKeyUse>(new("", "")), unread[key]);
        var made = MadeReplacement.Write(
            new(Used, window, "event history", [usage]),
            new(Path.Combine(Checkout.Root, Place), "PaymentsBatch", Force: true));
        return
        [
            .. from permission in made.Role.Permissions
               select $"{permission.Action} on {permission.Resource}",
        ];
    }

    private Task<ReadCase> ReadAsync(AccountId account, CancellationToken cancellation) =>
        new CaseReader(Ledger(Starter)).ReadAsync(account, id: null, cancellation);

    private DemoRemoval Shown(ReadCase read)
    {
        var account = aws.Describe().Accounts.Single(one => one.Id == read.Case.Account);
        return DemoRemoval.Of(
            account.Id,
            account.Name,
            read.Case.Stage,
            account.Root.AccessKeys.Count,
            [.. Steps(read.Log)]);
    }

    /// <summary>The entries, but for looks that say again what the one before said.</summary>
    private static IEnumerable<RemovalStep> Steps(IReadOnlyList<RemediationEntry> log)
    {
        var before = "";
        foreach (var entry in log)
        {
            var what = EntryWords.Of(entry, Request);
            if (what != before)
                yield return new(entry.At, what);
            before = what;
        }
    }

    /// <summary>The ledger, as a person of the delegated administrator account reads it.</summary>
    private LiveLedger Ledger(string person) => new(
        ClientsOf(aws.Person(config.DelegatedAdministrator, person)),
        ProofEndpoint.Of(config.Partition, aws.Endpoint.ToString()),
        TimeProvider.System);

    private AwsClients ClientsOf(LocalCredentials who) => new(AwsClients.Impatient, settings =>
    {
        settings.ServiceURL = aws.Endpoint.ToString();
        settings.AuthenticationRegion = config.HomeRegion;
        settings.DefaultAWSCredentials =
            new SessionAWSCredentials(who.AccessKeyId, who.SecretAccessKey, who.SessionToken);
    });
}
