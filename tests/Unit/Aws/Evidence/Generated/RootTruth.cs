using Guardrails.Tests.Unit.Policies.Simulation.Generated;

namespace Guardrails.Tests.Unit.Aws.Evidence.Generated;

/// <summary>A root user as it is, and what AWS's sources make of it.</summary>
/// <param name="Management">It is the management account's.</param>
/// <param name="Central">The organization has root sessions.</param>
/// <param name="Keys">Its access keys.</param>
/// <param name="Certificates">Its signing certificates.</param>
/// <param name="Password">It has a password.</param>
/// <param name="Devices">Its MFA devices.</param>
internal sealed record RootTruth(
    bool Management,
    bool Central,
    IReadOnlyList<RootTruth.Credential> Keys,
    IReadOnlyList<RootTruth.Credential> Certificates,
    bool Password,
    IReadOnlyList<RootTruth.Device> Devices)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The account summary counts inactive keys and certificates, which AWS does not document.</summary>
    public bool SummaryCountsInactive { get; init; }

    public bool SummaryTellsPassword { get; init; }

    /// <summary>The report dates inactive keys, which AWS does not document.</summary>
    public bool ReportDatesInactive { get; init; }

    public TimeSpan ReportAge { get; init; }

    /// <summary>A key that was deleted after the report was made.</summary>
    public Credential? Deleted { get; init; }

    public bool HasSession => Central && !Management;

    public bool SummaryCounts(Credential credential) => credential.Active || SummaryCountsInactive;

    /// <summary>The keys that there were when the report was made.</summary>
    public IEnumerable<Credential> ReportedKeys =>
        Keys.Where(key => key.Created <= Now - ReportAge).Concat(Deleted is { } gone && Keys.Count < 2 ? [gone] : []);

    public static RootTruth Roll(Dice dice) => new(
        Management: dice.Chance(15),
        Central: dice.Chance(75),
        Keys: dice.Chance(45) ? [] : dice.Many(1, 2, () => Credential.Roll(dice, "AKIA")),
        Certificates: dice.Chance(70) ? [] : dice.Many(1, 2, () => Credential.Roll(dice, "CERT")),
        Password: dice.Chance(50),
        Devices: dice.Chance(30) ? [] : dice.Many(1, 2, () => Device.Roll(dice)))
    {
        SummaryCountsInactive = dice.Chance(50),
        SummaryTellsPassword = dice.Chance(85),
        ReportDatesInactive = dice.Chance(50),
        ReportAge = dice.Chance(50) ? TimeSpan.Zero : TimeSpan.FromHours(3.5),
        Deleted = dice.Chance(80) ? null : Credential.Roll(dice, "AKIA"),
    };

    /// <summary>A key or a certificate.</summary>
    internal sealed record Credential(string Id, bool Active, DateTimeOffset Created, DateTimeOffset? Used)
    {
        public static Credential Roll(Dice dice, string prefix)
        {
            var created = Now.AddDays(-dice.Pick(0, 0, 1, 89, 91, 2670)).AddHours(-dice.Pick(1, 5));
            return new(
                $"{prefix}{dice.Between(1_000, 9_999)}",
                dice.Chance(50),
                created,
                dice.Pick<DateTimeOffset?>(null, created.AddMinutes(5), Now.AddMinutes(-5)));
        }
    }

    internal sealed record Device(string Serial, bool IsVirtual)
    {
        public static Device Roll(Dice dice) => dice.Below(6) switch
        {
            0 or 1 => new($"arn:aws:iam::444444444444:mfa/phone{dice.Below(9)}", IsVirtual: true),
            2 => new($"arn:aws:iam::444444444444:u2f/root/key-{dice.Below(9)}", IsVirtual: false),
            3 => new($"SPT-00{dice.Below(9)}2345-7", IsVirtual: false),
            4 => new($"GAHT0000{dice.Below(9)}", IsVirtual: false),
            _ => new("arn:aws:iam::444444444444:sms-mfa/root", IsVirtual: false),
        };
    }
}
