using System.Globalization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on one exemption.</summary>
internal sealed record ExemptionSection(
    Located<IGuardrail>? Guardrail,
    Located<AccountId>? Account,
    Located<TargetId>? Unit,
    Located<string>? Owner,
    Located<string>? Reason,
    Located<DateOnly>? EndsOn)
{
    /// <summary>A day of the calendar.</summary>
    internal static readonly TextShape<DateOnly> Day =
        new("a date", "a date such as \"2027-01-31\"", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", TryParseDate);

    private static readonly Property<IGuardrail> GuardrailProperty =
        new("guardrail", "The guardrail that spares the account.",
            new ChoiceShape<IGuardrail>(
                "guardrail",
                [.. from guardrail in GuardrailCatalog.All
                    where guardrail.AllowsExemptions
                    select KeyValuePair.Create(guardrail.Name, guardrail)],
                WhyNotGuardrail),
            Required: true);

    private static readonly Property<AccountId> AccountProperty =
        new(
            "accountId",
            "The member account that is spared: 12 digits in quotes. Either it or unitId.",
            IdShapes.Account);

    private static readonly Property<TargetId> UnitProperty =
        new(
            "unitId",
            "The unit whose member accounts are spared, with all units below it, now and when they join. Never the "
            + "delegated administrator.",
            IdShapes.Unit);

    private static readonly Property<string> OwnerProperty =
        new("owner", "The person or team that answers for it.", Prose("an owner"), Required: true);

    private static readonly Property<string> ReasonProperty =
        new(
            "reason",
            "The reason why it is needed, for the next reader and for an auditor.",
            Prose("a reason"),
            Required: true);

    private static readonly Property<DateOnly> EndsOnProperty =
        new(
            "endsOn",
            "The last day (UTC) on which the account is spared, as yyyy-MM-dd; "
            + "the policy itself denies again after it.",
            Day,
            Required: true);

    public static readonly ListShape<ExemptionSection> Shape = new(
        new ObjectShape<ExemptionSection>(
            [GuardrailProperty, AccountProperty, UnitProperty, OwnerProperty, ReasonProperty, EndsOnProperty],
            fields => new(
                fields.Get(GuardrailProperty),
                fields.Get(AccountProperty),
                fields.Get(UnitProperty),
                fields.Get(OwnerProperty),
                fields.Get(ReasonProperty),
                fields.Get(EndsOnProperty))),
        "exemptions",
        same: exemption => exemption is { Guardrail: { } guardrail, Target: { } target }
            ? (guardrail.Value, target)
            : null);

    /// <summary>The account or the unit; null where the section has neither.</summary>
    private TargetId? Target => Account is null ? Unit?.Value : TargetId.Of(Account.Value);

    /// <summary>
    /// Checks what only the rest of the file and the calendar tell. One that has ended is no error: the policy denies
    /// again by itself, and nobody can deploy or destroy in an incident if the calendar alone refuses the file.
    /// </summary>
    /// <param name="at">The section's place.</param>
    /// <param name="organization">The section on the organization.</param>
    /// <param name="administrator">The delegated administrator.</param>
    /// <param name="today">The day (UTC) of reading.</param>
    /// <param name="mostDays">The longest that it may still last, in days.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public void Check(
        FileValue at,
        OrganizationSection? organization,
        Located<AccountId>? administrator,
        DateOnly today,
        int mostDays,
        FileErrors errors)
    {
        if (Guardrail is not null
            && organization?.Partition is { } partition
            && Guardrail.Value.WhyNotIn(partition) is { } why)
            errors.Add(
                Guardrail.At,
                $"{Guardrail.Value.Name} does not apply in partition {partition}: {why}",
                "a guardrail that applies there; or remove the exemption");

        CheckTarget(at, organization, errors);
        if (Account is not null && Account.Value == organization?.ManagementAccount?.Value)
        {
            errors.Add(
                Account.At,
                $"'{Account.Value}' is the management account: no SCP reaches it, so there is nothing to spare it from",
                "a member account");
        }

        if (Account is not null && Account.Value == administrator?.Value)
        {
            errors.Add(
                Account.At,
                $"'{Account.Value}' is the delegated administrator, which may open root sessions in every member "
                    + "account: a root key or a way out there is one to all of them",
                "another member account; or move detection to an account that needs no exemption");
        }

        if (EndsOn is not null && EndsOn.Value.DayNumber - today.DayNumber > mostDays)
        {
            errors.Add(
                EndsOn.At,
                $"the exemption would last until {EndsOn.Value:yyyy-MM-dd}, "
                    + $"and no exemption may last longer than {Counted.Of(mostDays, "day")} from today "
                    + "($.limits.exemptionDays)",
                $"{today.AddDays(mostDays):yyyy-MM-dd} at the latest; extend it when it is due");
        }
    }

    public Exemption Parsed() => new(Guardrail!.Value, Target!, Owner!.Value, Reason!.Value, EndsOn!.Value);

    private void CheckTarget(FileValue at, OrganizationSection? organization, FileErrors errors)
    {
        if (Unit is not null && Account is not null)
            errors.Add(Unit.At, "is one target too many: accountId names the other", "accountId or unitId");
        else if (Unit is not null && GuardrailSection.WhyOutOfReach(Unit.Value, organization) is { } why)
            errors.Add(Unit.At, $"'{Unit.Value}' {why}", "a unit of this organization");
        else if (at is FileObject { Properties: var said } && !said.Any(one => one.Name is "accountId" or "unitId"))
            errors.Add(at, "says neither accountId nor unitId", "one of the two");
    }

    private static string? WhyNotGuardrail(string name) =>
        GuardrailCatalog.Find(name) is null ? null : $"{name} takes no exemptions";

    private static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool TryParseProse(string text, out string prose)
    {
        prose = text.Trim();
        return prose.Length > 0;
    }

    /// <summary>Text with something in it to read.</summary>
    internal static TextShape<string> Prose(string kind) => new(kind, "a few words", @"\S", TryParseProse);
}
