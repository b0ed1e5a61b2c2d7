using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Names;
using Guardrails.Local;
using Guardrails.Local.Calls;
using Guardrails.Local.Services.Config;

namespace Guardrails.Tests.Synth;

/// <summary>The watch of the synthesized example, from what happens in an account to the mail about it.</summary>
public sealed class LocalWatch(Synthesis synthesis) : IAsyncLifetime
{
    private const string Recipient = "cloud-security@example.com";
    private static readonly AccountId Payments = AccountId.Parse("444444444444");
    private static readonly AccountId Storefront = AccountId.Parse("555555555555");
    private static readonly AccountId Exempt = AccountId.Parse("999999999999");

    private readonly Clock _clock = new();
    private LocalOrganization _aws = null!;
    private Watched _watched = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _aws = await LocalOrganization.StartAsync(LocalOrganization.Sample(), new() { Time = _clock }, Cancellation);
        await _aws.DeployAsync(synthesis.Example.Folder, progress: null, Cancellation);
        _aws.Confirm(Recipient);
        _watched = new(_aws, _clock);
    }

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task A_forged_result_becomes_a_mismatch_and_an_account_that_nothing_evaluates_is_told_by_itself()
    {
        await _aws.EvaluateConfigRulesAsync(only: null, Cancellation);
        _aws.World.Of<ConfigState>().Rules
            .Single(rule => rule.AccountId == Payments.Value && rule.Deployed == "root-access-keys")
            .Result = new("COMPLIANT", "Forged.", _clock.GetUtcNow());
        await _watched.PassAsync(TimeSpan.FromHours(24));
        Told("AWS Config").ShouldBeEmpty("a copy may follow late: one comparison tells nothing");
        await _watched.PassAsync(TimeSpan.FromHours(21));

        foreach (var account in _aws.Describe().Accounts.Where(account => account.Id != Storefront))
            await _aws.EvaluateConfigRulesAsync(account.Id, Cancellation);
        await _watched.PassAsync(TimeSpan.FromMinutes(11));

        Told("AWS Config").Select(mail => mail.Subject).ShouldBe(
            [
                "CRITICAL 444444444444 payments-prod: AWS Config and ledger differ",
                // A policy of the organization itself keeps the evaluator from answering there.
                "HIGH 123456789012 eu-analytics: AWS Config shows no result",
            ]);
        (await _watched.IncidentsAsync(Payments)).Where(one => one.Subject.Kind == SubjectKind.AccessKey)
            .ShouldHaveSingleItem().Ended.ShouldBeNull("the ledger believes no copy");

        await _watched.PassAsync(TimeSpan.FromHours(24));
        await _watched.PassAsync(TimeSpan.FromMinutes(11));

        var mail = Told("account cannot be judged").ShouldHaveSingleItem();
        mail.Subject.ShouldBe("HIGH 555555555555 storefront-prod: account cannot be judged");
        mail.Body.ShouldContain("No evaluation decided on");
    }

    [Fact]
    public async Task A_root_user_who_floods_holds_up_no_other_accounts_alert_and_no_administrator_changes_a_row()
    {
        for (var attempt = 0; attempt < 200; attempt++)
            _aws.SignInRoot(Payments, mfa: false, succeeds: false);
        await _watched.MakeAndUseKeyAsync(Exempt);

        await _aws.DeliverEventsAsync(Cancellation);

        Told("partner-gateway: root access key made").ShouldHaveSingleItem().SentAt.ShouldBe(_clock.GetUtcNow());
        var incident = (await _watched.IncidentsAsync(Payments)).ShouldHaveSingleItem();
        incident.Kinds.Select(kind => kind.Name).ShouldBe(["RootSignInFailed"]);
        incident.Real.Count().ShouldBe(200);

        await NobodyWritesAsync(
            Payments, $"arn:aws:dynamodb:us-east-1:{Watched.Security}:table/{DeployedNames.Ledger}");
        await NobodyWritesAsync(Watched.Security, DeployedNames.Ledger);
        (await _watched.IncidentsAsync(Payments)).ShouldHaveSingleItem().Id.ShouldBe(incident.Id);
    }

    /// <summary>The measured values are put there; that services measure so is tested with each of them.</summary>
    [Fact]
    public async Task Every_alarm_of_the_templates_fires_at_its_threshold_and_mails_whoever_is_told_everything()
    {
        var alarms = synthesis.Example.Resources.Where(one => one.Type == "AWS::CloudWatch::Alarm")
            .Select(one => one.Properties).ToList();
        alarms.Count.ShouldBeGreaterThan(20);
        await _aws.DeliverEventsAsync(Cancellation);

        lock (_aws.World.Gate)
        {
            foreach (var alarm in alarms.Where(one => (string)one["TreatMissingData"]! == "notBreaching"))
            {
                var dimension = alarm["Dimensions"]!.AsArray().ShouldHaveSingleItem()!;
                _aws.World.Find<IMetrics>()!.Add(
                    new(
                        Watched.Security.Value, "us-east-1", (string)alarm["Namespace"]!, (string)alarm["MetricName"]!,
                        (string)dimension["Name"]!, (string)dimension["Value"]!),
                    (double)alarm["Threshold"]!);
            }
        }

        await _aws.DeliverEventsAsync(Cancellation);

        foreach (var name in alarms.Select(one => (string)one["AlarmName"]!))
            Told($"ALARM: \"{name}\"").ShouldNotBeEmpty(name);
    }

    /// <summary>An account's administrator may add, change and remove no row, whatever its policies allow.</summary>
    private async Task NobodyWritesAsync(AccountId account, string table)
    {
        using var dynamoDb = _watched.ClientsOf(account).Ledger();
        var key = new Dictionary<string, AttributeValue>
        {
            ["pk"] = new($"RootActivity/{Payments}"), ["sk"] = new("observation/forged"),
        };
        var update = new UpdateItemRequest
        {
            TableName = table,
            Key = key,
            UpdateExpression = "SET #x = :x",
            ExpressionAttributeNames = new() { ["#x"] = "kind" },
            ExpressionAttributeValues = new() { [":x"] = new("RootCall") },
        };
        foreach (var call in new Func<Task>[]
        {
            () => dynamoDb.PutItemAsync(new PutItemRequest { TableName = table, Item = key }, Cancellation),
            () => dynamoDb.DeleteItemAsync(new DeleteItemRequest { TableName = table, Key = key }, Cancellation),
            () => dynamoDb.UpdateItemAsync(update, Cancellation),
        })
        {
            (await Should.ThrowAsync<AmazonDynamoDBException>(call)).ErrorCode
                .ShouldBe("AccessDeniedException", $"{account}");
        }
    }

    private IReadOnlyList<MailView> Told(string what) =>
        [.. _aws.Describe().Mails.Where(mail => mail.Subject.Contains(what, StringComparison.Ordinal))];
}
