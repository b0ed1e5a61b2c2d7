using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Guardrails.Core.Json;

namespace Guardrails.Reports.Html;

/// <summary>The page's templates, style and script, each read once from this assembly.</summary>
internal static class PageParts
{
    /// <summary>The page down to the accounts, and the page after them.</summary>
    public static readonly IReadOnlyList<IFluidTemplate> Before =
        [Template("head"), Template("numbers"), Template("changes"), Template("accounts")];

    /// <summary>One account.</summary>
    public static readonly IFluidTemplate Account = Template("account");

    /// <summary>The page after the accounts.</summary>
    public static readonly IReadOnlyList<IFluidTemplate> After =
        [Template("accounts-end"), Template("frameworks"), Template("units"), Template("method")];

    /// <summary>Encodes markup; letters of every script stay as they are, which keeps the page small.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly StringValue Style = Own("report.css");

    private static readonly StringValue Script =
        Own("start.js", "state.js", "table.js", "details.js", "columns.js", "view.js");

    private static readonly TemplateOptions Options = MakeOptions();

    /// <summary>A context in which the templates see the page.</summary>
    public static TemplateContext Context(ReportPage page)
    {
        var context = new TemplateContext(Options);
        Show(context, "page", page);
        context.SetValue("style", Style);
        context.SetValue("script", Script);
        context.SetValue("style_hash", new StringValue(Hash(Style)));
        context.SetValue("script_hash", new StringValue(Hash(Script)));
        return context;
    }

    /// <summary>Lets the templates see something by a name.</summary>
    public static void Show(TemplateContext context, string name, object model) =>
        context.SetValue(name, FluidValue.Create(model, Options));

    /// <summary>Templates read the members of these types and nothing else; a name that is wrong stops them.</summary>
    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions { StrictVariables = true, StrictFilters = true };
        foreach (var type in new[]
        {
            typeof(ReportPage), typeof(Folded<string>), typeof(Folded<ChangeLine>), typeof(Card),
            typeof(RemediationRow), typeof(Figure), typeof(Sparkline), typeof(SparkPoint), typeof(ChangesView),
            typeof(ChangeLine), typeof(FilterGroup), typeof(FilterChoice), typeof(UnitRow), typeof(ControlRow),
            typeof(FrameworkView), typeof(Definition), typeof(DepartedRow), typeof(AccountRow),
            typeof(AccountDetails), typeof(AnswerLine), typeof(KeyLine), typeof(IncidentLine),
        })
        {
            options.MemberAccessStrategy.Register(type);
        }

        // Every text goes this way, so that none can turn the direction of the page or hide a character.
        options.ValueConverters.Add(value => value is string text ? new StringValue(Printable.Line(text)) : null);
        return options;
    }

    private static IFluidTemplate Template(string name) => new FluidParser().Parse(Read($"{name}.liquid"));

    /// <summary>Our own files stand in the page as they are: they are no data.</summary>
    private static StringValue Own(params IEnumerable<string> names) =>
        new("\n" + string.Join("", names.Select(Read)), encode: false);

    private static string Hash(StringValue own) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(own.ToStringValue())));

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"{name} is missing in this assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
