using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Messages;

namespace Guardrails.Tests.Unit.Incidents.Messages;

public sealed class IncidentGuideTests
{
    [Fact]
    public void The_committed_page_is_the_catalog() =>
        GeneratedFile.ShouldHold("docs/incidents.md", IncidentGuide.Markdown());

    [Fact]
    public void Every_kind_is_there_with_its_title_its_first_steps_and_what_closes_it()
    {
        var sections = File.ReadAllText(Repository.PathOf("docs", "incidents.md")).Split("\n## ").Skip(1)
            .ToDictionary(section => section[..section.IndexOf('\n')]);

        sections.Keys.ShouldBe(IncidentCatalog.All.Select(kind => kind.Name));
        foreach (var kind in IncidentCatalog.All)
        {
            sections[kind.Name].ShouldContain($"\"{kind.Title}\"");
            sections[kind.Name].ShouldContain(kind.ClosedBy);
            kind.FirstSteps.Count.ShouldBe(3);
            kind.FirstSteps.ShouldAllBe(step => sections[kind.Name].Contains(step));
        }
    }

    [Fact]
    public void A_changed_ledger_sends_to_the_page_that_restores_it()
    {
        new ObservationChanged().FirstSteps.ShouldContain(step => step.Contains("docs/ledger.md"));
        Documents.At("docs/ledger.md").Text.ShouldContain("\n## Restoring it\n");
    }
}
