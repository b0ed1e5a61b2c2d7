using System.Diagnostics;
using Guardrails.Cli.Shared;

namespace Guardrails.Tests.Unit.Cli;

public sealed class InputFileTests : IDisposable
{
    private const int Most = 1_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-input-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(Most)]
    public void A_regular_file_is_read_whole_also_through_a_link(int length)
    {
        var file = Written(new string('a', length));
        var link = PathOf("link");
        File.CreateSymbolicLink(link, file);

        InputFile.Read(file, Most).Length.ShouldBe(length);
        InputFile.Read(link, Most).Length.ShouldBe(length);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Refused(Written(new string('a', Most + 1))).ShouldContain("at most 1000 bytes");

    [Fact]
    public void Bytes_that_are_no_text_are_refused_and_not_replaced()
    {
        var path = PathOf("bytes");
        File.WriteAllBytes(path, [0x7b, 0xff, 0xfe, 0xfd, 0x7d]);

        Refused(path).ShouldBe($"{path}: is not UTF-8 at byte 1. Remedy: save the file as UTF-8.");
    }

    [Fact]
    public void An_empty_file_is_refused() => Refused(Written("")).ShouldContain("is empty");

    [Fact]
    public void A_link_to_a_device_is_refused_unread()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "no /dev/zero here");
        var link = PathOf("zero");
        File.CreateSymbolicLink(link, "/dev/zero");

        Refused(link).ShouldContain("no regular file");
        Refused("/dev/zero").ShouldContain("no regular file");
    }

    [Fact]
    public async Task A_pipe_is_refused_although_nobody_writes_into_it()
    {
        Judge.Require("mkfifo", "--version");
        var pipe = PathOf("pipe");
        using (var made = Process.Start("mkfifo", [pipe]))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        var refused = await Task.Run(() => Refused(pipe), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        refused.ShouldContain("no regular file");
    }

    [Fact]
    public void A_folder_and_a_file_that_is_not_there_are_refused()
    {
        Refused(_folder.FullName).ShouldBe($"{_folder.FullName}: is a folder. Accepted: a regular file.");
        Refused(PathOf("nowhere")).ShouldBe($"{PathOf("nowhere")}: there is no such file.");
    }

    private static string Refused(string path)
    {
        var refused = Should.Throw<CommandException>(() => InputFile.Read(path, Most));
        refused.ExitCode.ShouldBe(2);
        refused.Message.ShouldStartWith(path);
        return refused.Message;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Written(string text)
    {
        var path = PathOf(Guid.NewGuid().ToString());
        File.WriteAllText(path, text);
        return path;
    }
}
