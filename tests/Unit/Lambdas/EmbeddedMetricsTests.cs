using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Reporting;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Tests.Unit.Lambdas;

/// <summary>
/// The line against the specification, rule by rule: CloudWatch drops a line that breaks one, and nobody learns it.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// and, for the units, https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
/// </summary>
public sealed class EmbeddedMetricsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 6, 0, 0, 250, TimeSpan.Zero);

    private static readonly string[] Units =
    [
        "Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits",
        "Kilobits", "Megabits", "Gigabits", "Terabits", "Percent", "Count", "Bytes/Second", "Kilobytes/Second",
        "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second", "Bits/Second", "Kilobits/Second",
        "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second", "None",
    ];

    private static readonly JsonObject Line = Written();

    private static JsonObject Metadata => Line["_aws"]!.AsObject();

    private static JsonObject Directive => Metadata["CloudWatchMetrics"]!.AsArray().ShouldHaveSingleItem()!.AsObject();

    private static IReadOnlyList<JsonObject> Metrics =>
        [.. Directive["Metrics"]!.AsArray().Select(one => one!.AsObject())];

    private static IReadOnlyList<string> Dimensions =>
        [.. Directive["Dimensions"]!.AsArray().ShouldHaveSingleItem()!.AsArray().Select(one => (string)one!)];

    public static TheoryData<string> Rules => [.. Table.Keys];

    private static readonly Dictionary<string, Action> Table = new()
    {
        ["The line is one JSON object, of at most a megabyte"] = () =>
            Encoding.UTF8.GetByteCount(Line.ToJsonString()).ShouldBeLessThan(1_048_576),
        ["The metadata stand at the root, under _aws"] = () => Line.ContainsKey("_aws").ShouldBeTrue(),
        ["Timestamp is milliseconds since 1970"] = () =>
            Metadata["Timestamp"]!.GetValue<long>().ShouldBe(1_795_500_000_250),
        ["CloudWatchMetrics is a list of directives"] = () => Metadata["CloudWatchMetrics"].ShouldBeOfType<JsonArray>(),
        ["Namespace is 1 to 1,024 characters, and not one of AWS"] = () =>
        {
            ((string)Directive["Namespace"]!).Length.ShouldBeInRange(1, 1024);
            ((string)Directive["Namespace"]!).ShouldNotStartWith("AWS/");
        },
        ["A dimension set has at most 30 keys of 1 to 250 characters"] = () =>
        {
            Dimensions.Count.ShouldBeInRange(0, 30);
            Dimensions.ShouldAllBe(name => name.Length >= 1 && name.Length <= 250);
        },
        ["Each dimension is a member of the root, a text of 1 to 1,024 characters"] = () =>
            Dimensions.ShouldAllBe(name => ((string)Line[name]!).Length >= 1 && ((string)Line[name]!).Length <= 1024),
        ["A directive has 1 to 100 metrics, each once"] = () =>
        {
            Metrics.Count.ShouldBeInRange(1, EmbeddedMetrics.Most);
            Metrics.Select(one => (string)one["Name"]!).ShouldBeUnique();
        },
        ["A metric's name is 1 to 1,024 characters"] = () =>
            Metrics.ShouldAllBe(one => ((string)one["Name"]!).Length >= 1 && ((string)one["Name"]!).Length <= 1024),
        ["A metric's unit is one of CloudWatch's"] = () =>
            Metrics.ShouldAllBe(one => Units.Contains((string)one["Unit"]!)),
        ["A metric has no other members but StorageResolution"] = () => Metrics.SelectMany(one => one)
            .Select(member => member.Key).Except(["Name", "Unit", "StorageResolution"]).ShouldBeEmpty(),
        ["Each metric is a member of the root, a number"] = () => Metrics.ShouldAllBe(
            one => double.IsFinite(Line[(string)one["Name"]!]!.GetValue<double>())),
        ["No metric has the name of a dimension"] = () =>
            Metrics.Select(one => (string)one["Name"]!).Intersect(Dimensions).ShouldBeEmpty(),
    };

    [Theory, MemberData(nameof(Rules))]
    public void The_line_keeps_the_rule(string rule) => Table[rule]();

    [Fact]
    public void A_number_without_a_value_is_left_out_and_never_0()
    {
        Line.ContainsKey(ReportMetrics.MeanTimeToRemediate.Name).ShouldBeFalse();
        Metrics.Select(one => (string)one["Name"]!)
            .ShouldBe(ReportMetrics.All.Select(one => one.Name).Where(name => name != "MeanTimeToRemediate"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused(double value) => Should.Throw<ArgumentException>(
        () => EmbeddedMetrics.AddTo([], "Guardrails", ("A", "b"), [new("M", "Count", value)], At));

    [Fact]
    public void A_line_of_no_metrics_or_of_too_many_is_refused()
    {
        foreach (var count in (int[])[0, 101])
        {
            Should.Throw<ArgumentException>(() => EmbeddedMetrics.AddTo(
                [], "Guardrails", ("A", "b"),
                [.. Enumerable.Range(0, count).Select(one => new EmbeddedValue($"M{one}", "Count", one))], At));
        }
    }

    [Fact]
    public void Numbers_have_names_titles_and_meanings_of_their_own()
    {
        ReportMetrics.All.Select(one => one.Name).ShouldBeUnique();
        ReportMetrics.All.Select(one => one.Title).ShouldBeUnique();
        ReportMetrics.All.ShouldAllBe(one => one.Meaning.EndsWith('.') && Units.Contains($"{one.Unit}"));
    }

    /// <summary>The line as the log writes it.</summary>
    private static JsonObject Written()
    {
        var (line, text) = (new JsonObject(), new StringWriter());
        EmbeddedMetrics.AddTo(
            line,
            "Guardrails",
            ("OrganizationId", "o-exampleorg1"),
            [
                .. ReportMetrics.All.Where(one => one != ReportMetrics.MeanTimeToRemediate)
                    .Select((one, index) => new EmbeddedValue(one.Name, $"{one.Unit}", index / 3.0)),
            ],
            At);
        new JsonLog(text).Write(line);
        text.ToString().TrimEnd('\n').ShouldNotContain('\n');
        return JsonNode.Parse(text.ToString())!.AsObject();
    }
}
