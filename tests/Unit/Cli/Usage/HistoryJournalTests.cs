using Guardrails.Aws.Usage;
using Guardrails.Cli.Shared;
using Guardrails.Cli.Usage;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage;
using Guardrails.Tests.Unit.Usage;

namespace Guardrails.Tests.Unit.Cli.Usage;

public sealed class HistoryJournalTests : IDisposable
{
    private static readonly AccountId Account = AccountId.Parse("444444444444");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usage");

    private string File => Path.Combine(_folder.FullName, "journal");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_kept_is_there_when_the_file_is_opened_again_with_the_first_reading_s_time()
    {
        Keep("1", finished: false);
        Keep("2", finished: true);

        using var again = Open(UsageWindow.Before(KeyEvents.Now.AddHours(1), 90));

        again.Window.ShouldBe(KeyEvents.Window);
        again.Events.ShouldBe(["{\"eventID\":\"1\"}", "{\"eventID\":\"2\"}"]);
        again.PlaceOf(KeyEvents.Key, "us-east-1").ShouldBe(new(KeyEvents.Now, IsFinished: true));
        again.PlaceOf(KeyEvents.Key, "eu-west-1").ShouldBe(HistoryPlace.Beginning);
    }

    [Fact]
    public void Wherever_the_last_line_was_cut_off_the_lines_before_it_count()
    {
        Keep("1", finished: false);
        var kept = new FileInfo(File).Length;
        Keep("2", finished: true);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = (int)kept; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);

            using (var journal = Open(KeyEvents.Window))
            {
                journal.Events.ShouldBe(["{\"eventID\":\"1\"}"]);
                journal.PlaceOf(KeyEvents.Key, "us-east-1").IsFinished.ShouldBeFalse();
            }

            Keep("3", finished: true);
            using var again = Open(KeyEvents.Window);
            again.Events.ShouldBe(["{\"eventID\":\"1\"}", "{\"eventID\":\"3\"}"]);
        }
    }

    [Fact]
    public void A_file_of_another_account_time_or_kind_is_an_input_error_with_the_remedy()
    {
        Keep("1", finished: false);
        Refused(() => HistoryJournal.Open(File, AccountId.Parse("555555555555"), KeyEvents.Window))
            .ShouldContain("it is of account 444444444444");
        Refused(() => Open(UsageWindow.Before(KeyEvents.Now, 30))).ShouldContain("it is of 90 days");
        System.IO.File.WriteAllText(File, "{}\n");
        Refused(() => Open(KeyEvents.Window)).ShouldContain("it is no file that");
        System.IO.File.WriteAllText(File, "text\n");
        Refused(() => Open(KeyEvents.Window)).ShouldContain("line 1: ");
        Refused(() => HistoryJournal.Open(_folder.FullName, Account, KeyEvents.Window)).ShouldContain("cannot be used");
    }

    [Fact]
    public void Two_readings_at_a_time_do_not_share_a_file()
    {
        using var one = Open(KeyEvents.Window);

        Refused(() => Open(KeyEvents.Window)).ShouldContain("cannot be used");
    }

    [Fact]
    public void Nobody_else_reads_the_events()
    {
        Keep("1", finished: false);

        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static string Refused(Action open)
    {
        var exception = Should.Throw<CommandException>(open);
        exception.ExitCode.ShouldBe(ExitCode.BadInput);
        return exception.Message;
    }

    private HistoryJournal Open(UsageWindow window) => HistoryJournal.Open(File, Account, window);

    private void Keep(string id, bool finished)
    {
        using var journal = Open(KeyEvents.Window);
        journal.Keep(new(
            KeyEvents.Key, "us-east-1", [$"{{\"eventID\":\"{id}\"}}"], new(KeyEvents.Now, finished)));
    }
}
