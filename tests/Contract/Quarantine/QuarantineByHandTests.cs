using Guardrails.Core.Ids;
using Guardrails.Core.Quarantine;
using Guardrails.Local;
using Guardrails.Local.Organization;

namespace Guardrails.Tests.Contract.Quarantine;

/// <summary>The commands of docs/quarantine.md, as the AWS CLI makes them in the embedded organization.</summary>
public sealed class QuarantineByHandTests
{
    /// <summary>The policy's id and the account in the page's commands.</summary>
    private const string Id = "p-0123456789";

    private const string Account = "444444444444";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_root_user_stops_and_goes_on()
    {
        Judge.Require("aws", "--version");
        await using var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions(), Cancellation);
        var id = aws.World.NextId("p-", 10);
        aws.World.Policies.Add(id, new OrganizationPolicy(id, QuarantinePolicy.Leak.Name)
        {
            Content = QuarantinePolicy.Leak.Document.Minified(),
        });
        var commands = DocumentedCommands.OfQuarantine;

        (await RunAsync(Containing("list-policies "))).Trim().ShouldBe(id);
        await RunAsync(Containing("attach-policy"));
        aws.World.TargetsOf(id).ShouldBe([Account]);
        (await RunAsync(Containing("list-policies-for-target"))).ShouldContain(QuarantinePolicy.Leak.Name);
        (await RunAsync(Containing("list-targets-for-policy"))).ShouldContain(Account);
        await RunAsync(Containing("detach-policy"));
        aws.World.TargetsOf(id).ShouldBeEmpty();
        commands.Count.ShouldBe(5, "every command of the page was run");

        string Containing(string operation) => commands.Single(
            command => command.Contains($"organizations {operation}", StringComparison.Ordinal));

        async Task<string> RunAsync(string command)
        {
            var administrator = aws.Administrator(AccountId.Parse(aws.World.ManagementAccountId));
            var result = await Judge.RunAsync(
                "sh",
                ["-c", command.Replace(Id, id, StringComparison.Ordinal)],
                environment: new Dictionary<string, string?>
                {
                    ["AWS_ENDPOINT_URL"] = aws.Endpoint.ToString(),
                    ["AWS_DEFAULT_REGION"] = "us-east-1",
                    ["AWS_ACCESS_KEY_ID"] = administrator.AccessKeyId,
                    ["AWS_SECRET_ACCESS_KEY"] = administrator.SecretAccessKey,
                    ["AWS_SESSION_TOKEN"] = administrator.SessionToken,
                    ["AWS_MAX_ATTEMPTS"] = "1",
                    ["AWS_PAGER"] = "",
                    ["AWS_CONFIG_FILE"] = "/nonexistent",
                });
            result.ExitCode.ShouldBe(0, $"{command}\n{result.Error}");
            return result.Output;
        }
    }
}
