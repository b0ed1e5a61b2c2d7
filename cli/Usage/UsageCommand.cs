using System.CommandLine;
using Guardrails.Cli.Shared;
using Guardrails.Core.Usage;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary><c>guardrails usage</c>: parse, read, print.</summary>
internal static class UsageCommand
{
    /// <summary>The command, for the root command's list.</summary>
    public static Command Create()
    {
        var account = new Argument<string>("account") { Description = "The account, by its id." };
        var key = new Option<string[]>("--key")
        {
            Description = "An access key of its root user; may be given twice. Without it, a root session lists them.",
        };
        var profile = new Option<string>("--profile") { Description = "The profile whose credentials are used." };
        var role = new Option<string>("--role")
        {
            Description = "The role of the account that reads, by its name, where the credentials are of another "
                + "account, such as OrganizationAccountAccessRole for the management account.",
        };
        var regions = new Option<string[]>("--regions")
        {
            Description = "Every Region that is enabled in the account, separated by commas. Without it, AWS is asked.",
        };
        var days = new Option<int>("--days")
        {
            Description = "The days to look at.", DefaultValueFactory = _ => UsageWindow.DaysOfHistory,
        };
        var resume = new Option<FileInfo>("--resume")
        {
            Description = "Keeps what was read in this file, and goes on where it was if it exists.",
        };
        var events = new Option<string>("--events")
        {
            Description = "Reads files of events (a file, or a folder with all in it) instead of event history.",
        };
        var lastUsed = new Option<string>("--last-used")
        {
            Description = "The time (UTC) at which IAM says that the key was last used, or 'never'.",
        };
        var replacement = new Option<string>("--replacement")
        {
            Description = "Writes the least-privilege role that can make the keys' allowed calls into this new folder.",
        };
        var name = new Option<string>("--name") { Description = "The role's name in the files of --replacement." };
        var force = new Option<bool>("--force")
        {
            Description = "Lets --replacement write into a folder with files, and replace those of that name.",
        };
        var against = new Option<string>("--against")
        {
            Description = "Shows which of the keys' calls this role (its ARN) has made. Exits with 0 if it replaces "
                + "the keys, with 1 if it does not yet.",
        };
        var since = new Option<string>("--since")
        {
            Description = "The time (UTC) from which calls of the role of --against count.",
        };
        var quietDays = new Option<int?>("--quiet-days")
        {
            Description = $"The days for which the keys must not be used, for --against. {WantedComparison.QuietDays} "
                + "unless given.",
        };
        var output = Output.Option();
        var command = new Command(
            "usage",
            "Shows what each root access key of an account did in 90 days, by its events, and whether it is in use. "
            + "Changes nothing. Exits with 0 if every key is unused and everything was read, with 1 if a key is in "
            + "use, with 3 if something could not be read.")
        {
            account, key, profile, role, regions, days, resume, events, lastUsed, replacement, name, force, against,
            since, quietDays, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            string[] others =
            [
                .. new Option[] { profile, role, resume }
                    .Where(option => parsed.GetResult(option) is not null).Select(option => option.Name),
            ];
            var asked = UsageArguments.Of(
                parsed.GetValue(account)!,
                parsed.GetValue(key) ?? [],
                parsed.GetValue(regions) ?? [],
                parsed.GetValue(days),
                parsed.GetValue(lastUsed),
                parsed.GetValue(events),
                others,
                new()
                {
                    Replacement = parsed.GetValue(replacement),
                    Name = parsed.GetValue(name),
                    Force = parsed.GetValue(force),
                    Against = parsed.GetValue(against),
                    Since = parsed.GetValue(since),
                    QuietDays = parsed.GetValue(quietDays),
                }) with
            {
                Profile = parsed.GetValue(profile),
                Role = parsed.GetValue(role),
                Resume = parsed.GetValue(resume)?.FullName,
            };
            return await RunAsync(asked, Output.IsJson(parsed, output), cancellation);
        });
        return command;
    }

    /// <summary>An incomplete answer is never a clean one.</summary>
    internal static int CodeOf(ReadUsage read) =>
        read.Comparison is { } made ? CodeOf(made)
        : read.OtherKeys is not null || read.Keys.Any(key => !key.IsComplete) ? ExitCode.Failed
        : read.Keys.Any(key => key.Verdict is not KeyVerdict.Unused) ? ExitCode.Findings
        : ExitCode.Done;

    private static int CodeOf(MadeComparison made) =>
        made.Question.Gaps.Count > 0 ? ExitCode.Failed
        : made.Answer.Verdict is ReplacementVerdict.Replaced ? ExitCode.Done
        : ExitCode.Findings;

    private static async Task<int> RunAsync(UsageArguments asked, bool json, CancellationToken cancellation)
    {
        if (asked.Replacement is { } folder)
            new ReplacementFolder(folder).Check();
        var progress = new StepProgress();
        var read = asked.Events is null
            ? await LiveUsage.ReadAsync(asked, TimeProvider.System, progress, cancellation)
            : await FileUsage.ReadAsync(asked, TimeProvider.System.GetUtcNow(), progress, cancellation);
        read = read with
        {
            Replacement = asked.Replacement is { } wanted ? MadeReplacement.Write(read, wanted) : null,
            Comparison = asked.Against is { } against && read.RoleCalls is { } role
                ? MadeComparison.Of(read, role, against)
                : null,
        };
        if (json)
            Output.WriteJson(UsageReport.Format, UsageReport.Of(read));
        else
            UsageTables.Write(new(Console.Out, Screen.Output()), read);
        return CodeOf(read);
    }
}
