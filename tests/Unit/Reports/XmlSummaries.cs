using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Guardrails.Core.Reporting;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>The sentences that the model's sources say about its members.</summary>
internal static partial class XmlSummaries
{
    private static readonly Lazy<Dictionary<string, XElement>> Members = new(() =>
        XDocument.Load(Path.ChangeExtension(typeof(ComplianceReport).Assembly.Location, ".xml"))
            .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal));

    /// <summary>The sentence; null where there is none.</summary>
    public static string? Of(MemberInfo member)
    {
        var type = member.DeclaringType!.FullName!;
        var said = Members.Value.GetValueOrDefault($"P:{type}.{member.Name}")?.Element("summary")
            ?? Members.Value.GetValueOrDefault($"T:{type}")?.Elements("param")
                .FirstOrDefault(param => param.Attribute("name")!.Value == member.Name);
        return said is null ? null : Spaces().Replace(string.Concat(said.Nodes().Select(Words)), " ").Trim();
    }

    private static string Words(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
        XElement other => $"`{other.Value}`",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
