using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Reports.Html;

namespace Guardrails.Tests.Contract.Reports;

/// <summary>
/// A real browser opens the HTML report, and axe judges it: one check a file in <c>tests/judges/report/checks</c>.
/// </summary>
public sealed class HtmlInBrowser(HtmlInBrowser.Run run, ITestOutputHelper output) : IClassFixture<HtmlInBrowser.Run>
{
    private const int MostBytes = 200_000;

    public static TheoryData<string> Checks() =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests", "judges", "report", "checks"), "*.mjs")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task The_report_in_a_browser(string check)
    {
        var answer = await run.AnswerAsync();
        output.WriteLine(answer["measured"]!.ToJsonString());

        answer["found"]!.AsObject().ContainsKey(check).ShouldBeTrue();
        answer["found"]![check]?.GetValue<string>().ShouldBeNull();
    }

    [Theory]
    [InlineData("report-desktop-light")]
    [InlineData("report-desktop-dark")]
    [InlineData("report-phone-light")]
    [InlineData("report-phone-dark")]
    [InlineData("report-accounts-desktop-light")]
    [InlineData("report-accounts-desktop-dark")]
    [InlineData("report-accounts-phone-light")]
    [InlineData("report-accounts-phone-dark")]
    public async Task The_documents_have_its_picture(string name)
    {
        if (Run.WritesPictures)
            await run.AnswerAsync();
        var file = new FileInfo(Repository.PathOf("docs", "images", $"{name}.png"));

        file.Exists.ShouldBeTrue("UPDATE=1 dotnet test tests/Contract writes it.");
        file.Length.ShouldBeInRange(1_000, MostBytes);
    }

    /// <summary>The reports as files, and all checks of them, made once.</summary>
    public sealed class Run : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guardrails-report-");
        private readonly Lazy<Task<JsonNode>> _answer;

        public Run() => _answer = new(JudgeAsync);

        public static bool WritesPictures => Environment.GetEnvironmentVariable("UPDATE") == "1";

        public Task<JsonNode> AnswerAsync()
        {
            Judge.RequireNpm("playwright-core");
            Judge.RequireNpm("axe-core");
            Browser();
            return _answer.Value;
        }

        public void Dispose() => _folder.Delete(recursive: true);

        private static string Browser() =>
            Judge.RequireAny("GUARDRAILS_BROWSER", "chromium", "chromium-browser", "google-chrome");

        private async Task<JsonNode> JudgeAsync()
        {
            var given = new JsonObject
            {
                ["browser"] = OnPath(Browser()),
                ["calm"] = await WriteAsync(11),
                ["small"] = await WriteAsync(60),
                ["large"] = await WriteAsync(10_000),
                ["names"] = new JsonArray(
                    [.. SampleReport.HostileNames.Select(name => (JsonNode)Printable.Line(name))]),
                ["images"] = WritesPictures
                    ? Directory.CreateDirectory(Repository.PathOf("docs", "images")).FullName
                    : null,
            };
            var result = await Judge.RunAsync(
                "node", [Repository.PathOf("tests", "judges", "report", "run.mjs")], given.ToJsonString(Literal));
            result.ExitCode.ShouldBe(0, result.Error);
            return JsonNode.Parse(result.Output)!;
        }

        private static readonly JsonSerializerOptions Literal =
            new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        private async Task<string> WriteAsync(int accounts)
        {
            var file = Path.Combine(_folder.FullName, $"{accounts}.html");
            await using var stream = File.Create(file);
            await new HtmlReport().WriteAsync(SampleReport.Of(accounts), stream, CancellationToken.None);
            return file;
        }

        /// <summary>Playwright wants the browser's file.</summary>
        private static string OnPath(string command) =>
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists) ?? command;
    }
}
