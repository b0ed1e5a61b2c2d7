using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Cli.Remediate;

/// <summary>An account that a command was given.</summary>
/// <param name="Account">The account.</param>
/// <param name="Place">The place where it was given, for messages: the argument, or a file and its line.</param>
internal sealed record GivenAccount(AccountId Account, string Place)
{
    private const int LargestFile = 1 << 20;

    /// <summary>Reads accounts from a command line and a file: one a line, comments after a #.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="path">The file; null where there is none.</param>
    /// <param name="wrong">Gets everything that is wrong.</param>
    public static IReadOnlyList<GivenAccount> Read(IReadOnlyList<string> arguments, string? path, List<string> wrong)
    {
        var given = arguments.Index()
            .Select(one => (Text: one.Item, Place: $"ACCOUNT {one.Index + 1}", Remedy: "give an account id"))
            .Concat(path is null ? [] : Lines(path, wrong));
        var accounts = new Dictionary<AccountId, GivenAccount>();
        var count = 0;
        foreach (var (text, place, remedy) in given)
        {
            count++;
            if (AccountId.TryParse(text) is not { } account)
                wrong.Add(Printable.Line($"{place}: '{text}' is not 12 digits. Remedy: {remedy}."));
            else if (!accounts.TryAdd(account, new(account, place)))
            {
                wrong.Add(Printable.Line(
                    $"{place}: account {account} is given twice ({accounts[account].Place}). Remedy: give it once."));
            }
        }

        if (count == 0 && wrong.Count == 0)
        {
            wrong.Add(Printable.Line(
                $"No account is given{(path is null ? "" : $", and {path} has none")}. Remedy: give account ids, or "
                + "--file with one in each line."));
        }

        return [.. accounts.Values];
    }

    private static IReadOnlyList<(string Text, string Place, string Remedy)> Lines(string path, List<string> wrong)
    {
        try
        {
            return
            [
                .. InputFile.Read(path, LargestFile, place: "").Split('\n').Index()
                    .Select(line => (
                        Text: line.Item.Split('#')[0].Trim(),
                        Place: $"{path}:{line.Index + 1}",
                        Remedy: "give one account id in each line"))
                    .Where(line => line.Text.Length > 0),
            ];
        }
        catch (CommandException exception)
        {
            wrong.AddRange(exception.Lines);
            return [];
        }
    }
}
