using Guardrails.Core.Ids;
using Guardrails.Tests.Unit.Aws;
using NSubstitute;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckedFunction;
using static Guardrails.Tests.Unit.Lambdas.RootRecheck.RecheckMessages;

namespace Guardrails.Tests.Unit.Lambdas.RootRecheck;

/// <summary>The start of rules in an organization that is watched below one unit.</summary>
public sealed class WatchedUnitsTests
{
    private readonly RecheckedFunction _function = new(TargetId.Parse("ou-ex01-worksand"));

    [Fact]
    public async Task An_account_that_joins_outside_it_is_left_alone_and_its_messages_are_done_with()
    {
        _function.Break("sts:AssumeRole", Fault.Of("AccessDenied"));
        Stands("o-exampleorg1/r-ex01/444444444444/");

        (await _function.HandleAsync(Joined("m1"))).ShouldBeEmpty();

        var line = _function.Lines().ShouldHaveSingleItem();
        line["outcome"]!.GetValue<string>().ShouldBe("ignored");
        Finding(line).ShouldStartWith("Account 444444444444 is not watched by choice");
        _function.PutAside.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("o-exampleorg1/r-ex01/ou-ex01-worksand/444444444444/")]
    [InlineData(null)]
    public async Task One_that_joins_below_it_or_nobody_knows_where_is_waited_for(string? path)
    {
        _function.Break("sts:AssumeRole", Fault.Of("AccessDenied"));
        Stands(path);

        (await _function.HandleAsync(Joined("m1"))).ShouldBe(["m1"]);
    }

    private void Stands(string? path)
    {
        var described = Described("444444444444", "ACTIVE");
        described.Account.Paths = path is null ? null : [path];
        _function.Organizations.DescribeAccountAsync(default!, default).ReturnsForAnyArgs(described);
    }
}
