using Guardrails.Cli.Shared;
using Guardrails.Cli.Usage;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Tests.Unit.Cli.Usage;

public sealed class ReplacementFolderTests : IDisposable
{
    private static readonly ReplacementFile[] Files =
        [new("App1.json", "policy"), new("App-trust-Ec2.json", "trust"), new("App.cs", "class")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replacement");

    private string Target => Path.Combine(_folder.FullName, "a", "role");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_are_written_into_a_new_folder_and_into_an_empty_one()
    {
        Write();
        Contents().ShouldBe(["App-trust-Ec2.json=trust", "App.cs=class", "App1.json=policy"]);

        Directory.Delete(Target, recursive: true);
        Directory.CreateDirectory(Target);
        Write();
        Contents().Length.ShouldBe(3);
    }

    [Fact]
    public void A_folder_with_anything_in_it_is_refused_and_left_as_it_is()
    {
        Put("notes.txt", "mine");

        var refused = Should.Throw<CommandException>(() => Write());

        refused.ExitCode.ShouldBe(ExitCode.BadInput);
        refused.Message.ShouldContain("--force");
        Contents().ShouldBe(["notes.txt=mine"]);
    }

    [Fact]
    public void A_file_is_refused() =>
        Should.Throw<CommandException>(() => new ReplacementFolder(new(Put("file", "x"), "App", Force: true)).Check())
            .ExitCode.ShouldBe(ExitCode.BadInput);

    [Fact]
    public void By_force_the_files_of_an_earlier_role_of_the_name_go_and_all_others_stay()
    {
        Put("App1.json", "old");
        Put("App2.json", "old");
        Put("App-trust-Lambda.json", "old");
        Put("App.template.json", "old");
        Put("App1.json.bak", "mine");
        Put("Application1.json", "mine");
        Put("MyApp1.json", "mine");

        Write(force: true);

        Contents().ShouldBe(
        [
            "App-trust-Ec2.json=trust", "App.cs=class", "App1.json.bak=mine", "App1.json=policy",
            "Application1.json=mine", "MyApp1.json=mine",
        ]);
    }

    [Theory]
    [InlineData("App1.json")]
    [InlineData("App-trust-Ec2.json")]
    [InlineData("App.cs")]
    public void Whichever_file_cannot_be_moved_nothing_is_written_and_what_was_there_is_there_again(string blocked)
    {
        Put("App9.json", "old");
        Directory.CreateDirectory(Path.Combine(Target, blocked));

        var refused = Should.Throw<CommandException>(() => Write(force: true));

        refused.ExitCode.ShouldBe(ExitCode.Failed);
        Contents().ShouldBe(["App9.json=old"]);
        Directory.GetDirectories(Target).Select(Path.GetFileName).ShouldBe([blocked]);
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_no_folder_behind()
    {
        Should.Throw<CommandException>(() => new ReplacementFolder(new(Target, "App", Force: false))
            .Write([.. Files, new("no/such/folder.json", "")]));

        Directory.GetFileSystemEntries(Path.Combine(_folder.FullName, "a")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../App")]
    [InlineData("a/b")]
    [InlineData("app")]
    [InlineData("1App")]
    [InlineData("")]
    [InlineData("App\n")]
    [InlineData("App\" + Evil() + \"")]
    [InlineData("Ápp")]
    [InlineData("Role")]
    [InlineData("Construct")]
    [InlineData("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_name_that_is_none_of_a_class_and_a_policy_is_refused(string name)
    {
        var wrong = new List<string>();

        WantedReplacement.Of("folder", name, force: false, wrong).ShouldBeNull();

        wrong.ShouldHaveSingleItem().ShouldContain("--name");
    }

    private void Write(bool force = false) => new ReplacementFolder(new(Target, "App", force)).Write(Files);

    private string Put(string name, string text)
    {
        Directory.CreateDirectory(Target);
        var path = Path.Combine(Target, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string[] Contents() =>
    [
        .. Directory.GetFiles(Target).Select(file => $"{Path.GetFileName(file)}={File.ReadAllText(file)}")
            .Order(StringComparer.Ordinal),
    ];
}
