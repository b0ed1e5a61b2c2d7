using Amazon.DynamoDBv2;
using Amazon.Organizations;
using Amazon.SimpleNotificationService;
using Guardrails.Aws;
using Guardrails.Aws.Alerts;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Aws.Organizations;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>The parts by which accounts are looked at and people told.</summary>
internal sealed class Watch
{
    /// <summary>The accounts that are looked at at a time.</summary>
    public const int AtATime = 16;

    private readonly JsonLog _log;

    public Watch(Settings settings, AwsClients aws, TimeProvider time, JsonLog log)
        : this(settings, aws.Ledger(), aws.Topics(), aws.Organizations(), time, log)
    {
    }

    public Watch(
        Settings settings,
        IAmazonDynamoDB dynamoDb,
        IAmazonSimpleNotificationService sns,
        IAmazonOrganizations organizations,
        TimeProvider time,
        JsonLog log)
    {
        var calls = new AwsCalls(AlertRemedies.Terms, time);
        var table = new LedgerTable(dynamoDb, DeployedNames.Ledger, calls);
        var mail = new AlertTopic(sns, settings.AlertsTopic, isChat: false, calls);
        var chat = settings.ChatTopic is { } arn ? new AlertTopic(sns, arn, isChat: true, calls) : null;
        _log = log;
        (Ledger, Lists, Verdicts, Comparisons) =
            (new(table, time, settings.Retention), new(table, time), new(table), new(table, time));
        Directory = new(organizations, calls, time);
        Topics = chat is null ? [mail] : [mail, chat];
        Announcements = new(table, Directory, Topics);
        Sender = new(Ledger, Lists, new(table), Directory, mail, chat, time);
    }

    public IncidentLedger Ledger { get; }

    public AlertLists Lists { get; }

    public VerdictLedger Verdicts { get; }

    public ReconciliationLedger Comparisons { get; }

    public AccountDirectory Directory { get; }

    public AlertSender Sender { get; }

    public AnnouncementSender Announcements { get; }

    /// <summary>The topic of mails, and that of the chat where there is one.</summary>
    public IReadOnlyList<AlertTopic> Topics { get; }

    /// <summary>Looks at accounts. One that fails costs no other one.</summary>
    public async Task<Claims> ClaimAsync(IEnumerable<AccountId> accounts, CancellationToken cancellation)
    {
        var all = await Limited.AllAsync(accounts.Distinct(), AtATime, async account =>
        {
            try
            {
                return (account, Claimed: await Ledger.ClaimAsync(account, cancellation), Failure: null);
            }
            catch (Exception exception)
            {
                return (account, Claimed: (IReadOnlyList<ClaimedAlert>)[], Failure: (Exception?)exception);
            }
        });
        var failed = all.Where(one => one.Failure is not null).ToDictionary(one => one.account, one => one.Failure!);
        foreach (var (account, failure) in failed)
            _log.Write(new LogLine(LogLine.Failed) { Account = account, Finding = failure.Message }.ToJson());
        return new([.. all.SelectMany(one => one.Claimed)], failed);
    }

    /// <summary>Logs what was sent; gives what failed.</summary>
    public IReadOnlyList<Exception> Log(IEnumerable<SentMessage> sent)
    {
        var failures = new List<Exception>();
        foreach (var one in sent.Where(one => one.Alerts.Count > 0 || one.Failure is not null))
        {
            _log.Write(LogLine.Of(one).ToJson());
            if (one.Failure is { } failure)
                failures.Add(failure);
        }

        return failures;
    }

    public void Log(LogLine line) => _log.Write(line.ToJson());
}

/// <summary>Accounts that were looked at.</summary>
/// <param name="Alerts">Their alerts that are to be sent.</param>
/// <param name="Failed">Those that could not be looked at.</param>
internal sealed record Claims(IReadOnlyList<ClaimedAlert> Alerts, IReadOnlyDictionary<AccountId, Exception> Failed);
