using Guardrails.Core.Ids;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>The names of events that are read to find a role's calls.</summary>
public sealed class ComparedNamesTests
{
    [Fact]
    public void A_name_is_read_where_the_key_made_the_call_and_in_the_home_Region() =>
        Names(
            new CallCase("ec2", "DescribeVpcs") { Region = "eu-west-1" },
            new CallCase("ec2", "DescribeVpcs") { Region = "eu-west-1", Id = "again" },
            new CallCase("iam", "ListRoles") { Region = "us-east-1", Id = "2" },
            new CallCase("ec2", "DescribeSubnets") { Region = "sa-east-1", Id = "3" })
            .ShouldBe(
            [
                "eu-west-1: DescribeVpcs", "sa-east-1: DescribeSubnets",
                "us-east-1: DescribeSubnets DescribeVpcs ListRoles",
            ]);

    [Fact]
    public void In_another_partition_the_home_Region_is_its_own() =>
        Names(Partition.GovCloud, new CallCase("ec2", "DescribeVpcs") { Region = "us-gov-east-1" })
            .ShouldBe(["us-gov-east-1: DescribeVpcs", "us-gov-west-1: DescribeVpcs"]);

    [Fact]
    public void Calls_without_a_permission_those_of_root_alone_and_refused_ones_are_not_read() =>
        Names(
            new CallCase("sts", "GetCallerIdentity"),
            new CallCase("iam", "CreateAccessKey") { Id = "2" },
            new CallCase("ec2", "DescribeVpcs") { Error = "Client.UnauthorizedOperation", Id = "3" })
            .ShouldBeEmpty();

    [Fact]
    public void A_call_that_is_unmapped_is_read_by_its_name() =>
        Names(new CallCase("ec2", "DescribeFlyingCars") { Region = "us-east-1" })
            .ShouldBe(["us-east-1: DescribeFlyingCars"]);

    [Fact]
    public void A_Region_that_is_none_is_not_asked() =>
        Names(new CallCase("ec2", "DescribeVpcs") { Region = "mars-north-1.example.com" })
            .ShouldBe(["us-east-1: DescribeVpcs"]);

    private static IEnumerable<string> Names(params CallCase[] calls) => Names(Partition.Commercial, calls);

    private static IEnumerable<string> Names(Partition partition, params CallCase[] calls) =>
        ComparedNames.Of(calls.Select(call => call.Activity()), partition)
            .Select(one => $"{one.Key}: {string.Join(' ', one.Value)}").Order(StringComparer.Ordinal);
}
