using Guardrails.Cli.Shared;
using Guardrails.Core.Evidence;
using Guardrails.Core.Json;
using Guardrails.Core.Usage;

namespace Guardrails.Cli.Usage;

/// <summary>The use of root keys as files of events show it, without a call of AWS.</summary>
internal static class FileUsage
{
    private static readonly Reading<RootKeyUse> NotTold = Reading.None<RootKeyUse>(new(
        "files do not tell it",
        "give it with --last-used, as IAM's credential report or GetAccessKeyLastUsed tells it."));

    /// <summary>Reads it.</summary>
    /// <exception cref="CommandException">There are no such files.</exception>
    public static async Task<ReadUsage> ReadAsync(
        UsageArguments asked, DateTimeOffset now, IProgress<string> progress, CancellationToken cancellation)
    {
        var window = UsageWindow.Before(now, asked.Days);
        var (files, log) = (new EventFiles(asked.Events!, asked.Account, progress), new UsageLog());
        await files.ReadAsync(asked.Keys, log, cancellation);
        IReadOnlyList<UsageGap> gaps = [.. files.Unread, .. files.Coverage.Gaps(window, asked.Regions)];
        return new(
            asked.Account,
            window,
            $"{Counted.Of(files.Files, "file")} with {Counted.Of(files.Events, "event")} in {asked.Events}",
            [.. asked.Keys.Select(key => log.Of(key, window, asked.LastUse ?? NotTold, gaps))])
        {
            Coverage = files.Coverage,
            RoleCalls = asked.Against is { } against ? await files.ReadAsync(against.Role, cancellation) : null,
        };
    }
}
