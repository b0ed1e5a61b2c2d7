using Guardrails.Aws.Calls;
using Guardrails.Aws.Ledger;
using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents.Observers;
using Guardrails.Core.Names;
using Guardrails.Core.Planning;

namespace Guardrails.Tests.Bench.Watching;

/// <summary>
/// Counts what one evaluation reads from the ledger and writes there, in DynamoDB's units, against what the estimate of
/// the bill takes for it.
/// </summary>
internal static class LedgerBench
{
    private static readonly AccountId Account = AccountId.Parse("444444444444");
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Counts.</summary>
    public static async Task<IReadOnlyList<Row>> CountAsync()
    {
        var rows = new List<Row>();
        foreach (var name in (string[])[nameof(NoRootAccessKeys), nameof(RootMfa)])
        {
            var control = ControlCatalog.Find(name)!;
            using var table = new CountingTable();
            var ledger = new VerdictLedger(new LedgerTable(
                table, DeployedNames.Ledger, new AwsCalls(new CallTerms(_ => ""), TimeProvider.System)));
            await RecordAsync(ledger, control, day: 0, Evidence(hasKey: false));
            rows.AddRange(await OfAsync("nothing changed", 1, Evidence(hasKey: false)));
            rows.AddRange(await OfAsync("a key appeared", 2, Evidence(hasKey: true)));
            rows.AddRange(await OfAsync("unknown", 3, evidence: null));

            async Task<IReadOnlyList<Row>> OfAsync(string situation, int day, RootEvidence? evidence)
            {
                table.Reset();
                await RecordAsync(ledger, control, day, evidence);
                return
                [
                    Counted("Reads", table.Read, WatchCost.ReadsOfEvaluation),
                    Counted("Writes", table.Written, WatchCost.WritesOfEvaluation),
                ];

                Row Counted(string what, int counted, int estimated) =>
                    new($"{what}, {name}, {situation}", "WatchCost", Comparison: null, NotMeasured: null, [])
                    {
                        Amounts = new(counted, estimated, "units"),
                    };
            }
        }

        return rows;
    }

    private static async Task RecordAsync(VerdictLedger ledger, IControl control, int day, RootEvidence? evidence)
    {
        var verdict = evidence is null
            ? Verdict.Unknown(
                "sts:AssumeRole failed: AccessDenied: not authorized. Remedy: deploy the member role to the account.")
            : RootPosture.Evaluate(evidence, control, ControlParameters.Of(control, []), Partition.Commercial);
        var at = Start.AddDays(day);
        await ledger.RecordAsync(new(Account, control, "us-east-1", at, at.AddMinutes(1), verdict, evidence), default);
    }

    private static RootEvidence Evidence(bool hasKey)
    {
        var keys = hasKey
            ? Reading.All(new RootAccessKey(
                "AKIAIOSFODNN7EXAMPLE", Active: true, Start.AddDays(-1), Reading.All<RootKeyUse>()))
            : Reading.All<RootAccessKey>();
        return new(
            Account,
            Start,
            new(Start, hasKey, MfaEnabled: false, PasswordPresent: true, SigningCertificatesPresent: false),
            new(Start, Reading.All<string>()),
            new(new(Start, Reading.All<RootReportKey>(), Reading.All<RootReportCertificate>()), Gap: null),
            new(
                new(
                    Start,
                    keys,
                    Reading.All<RootMfaDevice>(),
                    Reading.All<RootSigningCertificate>(),
                    Reading.All(new RootPassword())),
                WhyNone: null));
    }
}
