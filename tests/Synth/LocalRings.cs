using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>An organization file that changes, deployed again and again to the same embedded organization.</summary>
public sealed class LocalRings(Synthesis synthesis) : IAsyncLifetime
{
    private const string Keys = "Guardrails-DenyRootAccessKeyCreation";
    private const string Packed = "Guardrails-Packed-DenyRootAccessKeyCreation";
    private const string Leaving = "Guardrails-DenyLeavingOrganization";
    private const string Login = "Guardrails-DenyRootAwsLogin";
    private static readonly AccountId Production = AccountId.Parse("444444444444");
    private static readonly string[] PathToProduction =
        ["r-ex01", "ou-ex01-workload", "ou-ex01-workprod", Production.Value];

    private LocalOrganization _aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _aws = await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions(), Cancellation);

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task What_the_file_no_longer_says_is_detached_and_nothing_is_lifted_while_it_moves()
    {
        string[] assemblies = await Task.WhenAll(
            SynthesizeAsync(
                "rings-1", keys: "\"r-ex01\"", leaving: "\"r-ex01\"", login: "\"ou-ex01-worksand\", \"444444444444\""),
            SynthesizeAsync(
                "rings-2", keys: "\"r-ex01\"", leaving: "\"ou-ex01-workload\"", login: "\"ou-ex01-worksand\""),
            SynthesizeAsync("rings-3", keys: "\"r-ex01\", \"ou-ex01-workload\"", leaving: null, login: null));
        var (sandboxFirst, later, off) = (assemblies[0], assemblies[1], assemblies[2]);

        await _aws.DeployAsync(sandboxFirst, progress: null, Cancellation);
        TargetsOf(Packed).ShouldBe(["r-ex01"]);
        TargetsOf(Leaving).ShouldBeEmpty("it is packed with the keys");
        TargetsOf(Login).ShouldBe(["444444444444", "ou-ex01-worksand"]);

        await DeployWatchedAsync(later);
        TargetsOf(Leaving).ShouldBe(["ou-ex01-workload"]);
        TargetsOf(Login).ShouldBe(["ou-ex01-worksand"], "a target that was removed is detached");

        await DeployWatchedAsync(sandboxFirst);
        TargetsOf(Leaving).ShouldBeEmpty();

        await _aws.DeployAsync(off, progress: null, Cancellation);
        TargetsOf(Login).ShouldBeEmpty("a guardrail that was turned off is detached");
        TargetsOf(Keys).ShouldBe(["ou-ex01-workload", "r-ex01"], "nothing else has its targets any more");
        _aws.Describe().Policies.ShouldNotContain(policy => policy.Name == Packed, "it is the same policy, renamed");
        Denied("organizations:LeaveOrganization").ShouldBeFalse();
        Denied("iam:CreateAccessKey").ShouldBeTrue();
    }

    /// <summary>After each single change both guardrails hold in the production account.</summary>
    private async Task DeployWatchedAsync(string assembly)
    {
        var watched = new Watch(() => (Denied("iam:CreateAccessKey"), Denied("organizations:LeaveOrganization")));
        await _aws.DeployAsync(assembly, watched, Cancellation);
        watched.Seen.Count(seen => seen.Step.Contains("AWS::Organizations::Policy")).ShouldBeGreaterThan(1);
        watched.Seen.ShouldAllBe(seen => seen.KeysDenied && seen.LeavingDenied);
    }

    private bool Denied(string action)
    {
        var policies = _aws.Describe().Policies;
        var path = PathToProduction.Select(node => new PolicyLevel(
            node,
            [
                .. policies
                    .Where(policy => policy.Name.StartsWith("Guardrails-") && policy.Targets.Contains(node))
                    .Select(policy => new NamedPolicy(policy.Name, PolicyDocument.Parse(policy.Content))),
            ]));
        var request = new AccessRequest(action, "*", new Dictionary<string, IReadOnlyList<string>>
        {
            ["aws:PrincipalArn"] = [$"arn:aws:iam::{Production}:root"],
            ["aws:PrincipalAccount"] = [Production.Value],
            ["aws:RequestedRegion"] = ["us-east-1"],
        });
        return PolicySimulator.ServiceControl([.. path], request).Decision == Decision.ExplicitlyDenied;
    }

    private IReadOnlyList<string> TargetsOf(string policy) =>
        [.. _aws.Describe().Policies.Single(one => one.Name == policy).Targets.Order(StringComparer.Ordinal)];

    /// <returns>The assembly's folder.</returns>
    private async Task<string> SynthesizeAsync(string name, string keys, string? leaving, string? login)
    {
        static JsonObject Guardrail(string? targets) =>
            new() { ["enabled"] = targets is not null, ["targets"] = JsonNode.Parse($"[{targets ?? "\"r-ex01\""}]") };

        var file = JsonNode.Parse(
            await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.json"), Cancellation),
            documentOptions: new()
            {
                CommentHandling = System.Text.Json.JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
            })!.AsObject();
        file["guardrails"] = new JsonObject
        {
            ["DenyRootAccessKeyCreation"] = Guardrail(keys),
            ["DenyLeavingOrganization"] = Guardrail(leaving),
            ["DenyRootAwsLogin"] = Guardrail(login),
        };
        file["exemptions"] = new JsonArray();
        return (await synthesis.SynthesizeTextAsync(file.ToJsonString(), name)).Assembly.Folder;
    }

    private sealed class Watch(Func<(bool Keys, bool Leaving)> look) : IProgress<string>
    {
        public List<(string Step, bool KeysDenied, bool LeavingDenied)> Seen { get; } = [];

        public void Report(string value)
        {
            var (keys, leaving) = look();
            Seen.Add((value, keys, leaving));
        }
    }
}
