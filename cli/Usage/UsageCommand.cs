using System.CommandLine;
using Guardrails.Cli.Shared;
using Guardrails.Core.Usage;

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
        var output = Output.Option();
        var command = new Command(
            "usage",
            "Shows what each root access key of an account did in 90 days, by its events, and whether it is in use. "
            + "Changes nothing. Exits with 0 if every key is unused and everything was read, with 1 if a key is in "
            + "use, with 3 if something could not be read.")
        {
            account, key, profile, role, regions, days, resume, events, lastUsed, output,
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
                others) with
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
        read.OtherKeys is not null || read.Keys.Any(key => !key.IsComplete) ? ExitCode.Failed
        : read.Keys.Any(key => key.Verdict is not KeyVerdict.Unused) ? ExitCode.Findings
        : ExitCode.Done;

    private static async Task<int> RunAsync(UsageArguments asked, bool json, CancellationToken cancellation)
    {
        var progress = new StepProgress();
        var read = asked.Events is null
            ? await LiveUsage.ReadAsync(asked, TimeProvider.System, progress, cancellation)
            : await FileUsage.ReadAsync(asked, TimeProvider.System.GetUtcNow(), progress, cancellation);
        if (json)
            Output.WriteJson(UsageReport.Format, UsageReport.Of(read));
        else
            UsageTables.Write(new(Console.Out, Screen.Output()), read);
        return CodeOf(read);
    }
}
