using System.Text.Json;
using System.Text.RegularExpressions;

namespace Guardrails.Tests.Contract.Sdk;

/// <summary>
/// Code that compiles against sdk/ compiles against the official packages, too. These hold every type of a service, and
/// so names that sdk/ leaves out: where a file imports such a name twice, it says by an alias which one it means.
/// </summary>
public sealed partial class OfficialNames
{
    private const string Script = """
        import glob, gzip, json, os, botocore
        def names(service):
            path = sorted(glob.glob(os.path.join(botocore.__path__[0], "data", service, "*", "service-2.json*")))[-1]
            with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
                model = json.load(file)
            big = lambda name: name[0].upper() + name[1:]
            model_types = {big(n) for n, s in model["shapes"].items() if s["type"] == "structure"}
            model_types |= {o + side for o in model["operations"] for side in ("Request", "Response")}
            constants = {big(n) for n, s in model["shapes"].items() if s["type"] == "string" and "enum" in s}
            return {"Model": sorted(model_types), "": sorted(constants)}
        print(json.dumps({service: names(service) for service in ["organizations", "config", "iam", "cloudformation", "sns", "lambda", "cloudtrail", "account"]}))
        """;

    private static readonly Dictionary<string, string> Namespaces = new()
    {
        ["organizations"] = "Amazon.Organizations",
        ["config"] = "Amazon.ConfigService",
        ["iam"] = "Amazon.IdentityManagement",
        ["cloudformation"] = "Amazon.CloudFormation",
        ["sns"] = "Amazon.SimpleNotificationService",
        ["lambda"] = "Amazon.Lambda",
        ["cloudtrail"] = "Amazon.CloudTrail",
        ["account"] = "Amazon.Account",
    };

    private static readonly string[] Folders = ["core", "aws", "lambdas", "cli", "local", "infra", "tests"];

    [Fact]
    public async Task No_file_imports_two_types_of_one_name_where_the_official_packages_are_used()
    {
        var files = Folders.SelectMany(Files).Select(file => Source.Read(file)).ToList();
        var types = await OfficialTypesAsync();
        foreach (var file in files)
        {
            foreach (var type in file.Types)
                types.Add((file.Namespace, type));
        }

        files.SelectMany(file => file.Names
                .Select(name => (Name: name, Meanings: file.Imports.Where(space => types.Contains((space, name)))))
                .Where(found => found.Meanings.Count() > 1 && !file.Enclosing.Any(
                    space => types.Contains((space, found.Name))))
                .Select(found => $"{file.Path}: {found.Name} is in {string.Join(" and ", found.Meanings)}"))
            .ShouldBeEmpty();
    }

    private static async Task<HashSet<(string Namespace, string Name)>> OfficialTypesAsync()
    {
        Judge.Require("python3", "-c", "import botocore");
        var read = await Judge.RunAsync("python3", ["-c", Script]);
        read.ExitCode.ShouldBe(0, read.Error);
        var services = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(read.Output)!;
        return
        [
            .. from service in services
            from space in service.Value
            from name in space.Value
            select ($"{Namespaces[service.Key]}.{space.Key}".TrimEnd('.'), name),
        ];
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split('/', '\\').Any(part => part is "bin" or "obj" or "artifacts" or "node_modules"));

    /// <summary>A file, as far as it says which types it means.</summary>
    private sealed record Source(string Path, string Namespace, string Text)
    {
        public static Source Read(string path)
        {
            var text = Noise().Replace(File.ReadAllText(path), " ");
            return new(
                System.IO.Path.GetRelativePath(Repository.Root, path),
                Declared().Match(text).Groups["name"].Value,
                text);
        }

        public IReadOnlyList<string> Types { get; } = Found(TypeDeclared(), Text);

        public IReadOnlyList<string> Imports { get; } = Found(Import(), Text);

        /// <summary>Namespaces whose types need no import, and win over those that are imported.</summary>
        public IEnumerable<string> Enclosing
        {
            get
            {
                for (var space = Namespace; space.Length > 0; space = space[..Math.Max(space.LastIndexOf('.'), 0)])
                    yield return space;
            }
        }

        /// <summary>Names that stand alone and have no alias; a member that gets a value is none.</summary>
        public IEnumerable<string> Names => Found(SimpleName(), Text).Except(Found(Alias(), Text));

        private static List<string> Found(Regex pattern, string text) =>
            [.. pattern.Matches(text).Select(found => found.Groups["name"].Value).Distinct()];
    }

    [GeneratedRegex("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Noise();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(
        @"^(?:[a-z]+ )*(?:class|record|interface|enum|struct) (?:struct |class )?(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclared();

    [GeneratedRegex(@"^(?:global )?using (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^(?:global )?using (?<name>\w+) =", RegexOptions.Multiline)]
    private static partial Regex Alias();

    [GeneratedRegex(@"(?<![\w.])(?<name>[A-Z]\w*)(?!\w)(?!\s*=[^=>])(?!\s*:[^:])")]
    private static partial Regex SimpleName();
}
