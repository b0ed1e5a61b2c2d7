using System.Net;
using Amazon.Runtime;
using Guardrails.Tests.Unit.Aws;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

/// <summary>Every call that the setup makes, with every fault that it can meet.</summary>
public sealed class SetupFaultTests
{
    private static readonly string[] Actions =
    [
        "organizations:DescribeOrganization",
        "organizations:ListRoots",
        "organizations:EnablePolicyType",
        "organizations:ListAWSServiceAccessForOrganization",
        "organizations:EnableAWSServiceAccess",
        "cloudformation:DescribeOrganizationsAccess",
        "cloudformation:ActivateOrganizationsAccess",
        "organizations:ListDelegatedAdministrators",
        "organizations:RegisterDelegatedAdministrator",
        "iam:ListOrganizationsFeatures",
        "iam:EnableOrganizationsRootCredentialsManagement",
        "iam:EnableOrganizationsRootSessions",
        "iam:CreateServiceLinkedRole",
    ];

    private static readonly Dictionary<string, FaultRow> Rows = new()
    {
        ["throttled"] = new(
            () => Fault.Of("ThrottlingException"),
            Attempts: 9,
            "ThrottlingException: ",
            "wait some minutes and deploy again"),
        ["too many requests"] = new(
            () => Fault.Of("TooManyRequestsException"),
            Attempts: 9,
            "TooManyRequestsException: ",
            "wait some minutes and deploy again"),
        ["500"] = new(
            () => new AmazonServiceException(
                "broken", null, ErrorType.Receiver, "", "id", HttpStatusCode.InternalServerError),
            9,
            "broken",
            "wait some minutes and deploy again"),
        ["timeout"] = new(
            () => new TaskCanceledException("100 seconds elapsed"),
            9,
            "AWS did not answer in time: 100 seconds",
            "wait some minutes and deploy again"),
        ["no connection"] = new(
            () => new HttpRequestException("connection refused"),
            9,
            "connection refused",
            "wait some minutes and deploy again"),
        ["access denied"] = new(
            () => Fault.Of("AccessDeniedException"),
            5,
            "AccessDeniedException: ",
            "run the deploy in the management account and check the role GuardrailsOrganizationSetup"),
        ["expired token"] = new(() => Fault.Of("ExpiredTokenException"), 1, "ExpiredTokenException: ", "deploy again."),
        ["any other error"] = new(
            () => Fault.Of("SomethingNew"), 1, "SomethingNew: ", "see the message, correct its cause"),
    };

    private readonly SetupSite _site = new();

    public static MatrixTheoryData<string, string> All => new(Actions, Rows.Keys);

    public static MatrixTheoryData<string, string> ThatPass =>
        new(Actions, Rows.Where(row => row.Value.Attempts > 1).Select(row => row.Key));

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_fault_that_stays_fails_with_account_call_and_remedy(string action, string fault)
    {
        var row = Rows[fault];
        _site.Failing = operation => operation == action ? row.Of() : null;

        var reason = await _site.ReasonAsync();

        reason.ShouldStartWith($"Account 111111111111: {action} failed: {row.Says}");
        reason.ShouldContain($" Remedy: {row.Remedy}");
        _site.Called.Count(operation => operation == action).ShouldBe(row.Attempts);
        _site.Called[^1].ShouldBe(action);
        _site.Log.ToString().ShouldContain(action);
    }

    [Theory]
    [MemberData(nameof(ThatPass))]
    public async Task A_fault_that_passes_leaves_no_trace(string action, string fault)
    {
        var failures = 1;
        _site.Failing = operation => operation == action && failures-- > 0 ? Rows[fault].Of() : null;

        var answer = await _site.RunAsync();

        var untroubled = await new SetupSite().RunAsync();
        answer["Data"]!.ToJsonString().ShouldBe(untroubled["Data"]!.ToJsonString());
    }

    [Fact]
    public async Task Every_operation_that_is_called_has_its_rows_above_and_stands_in_the_source_under_its_name()
    {
        await _site.RunAsync();

        _site.Called.Distinct().ShouldBe(Actions, ignoreOrder: true);
        SourceActions.Of("lambdas", "OrganizationSetup").ShouldBe(Actions, ignoreOrder: true);
    }

    [Theory]
    [InlineData("ConcurrentModificationException")]
    [InlineData("PolicyChangesInProgressException")]
    public async Task Passing_errors_are_waited_out_with_growing_jittered_delays(string code)
    {
        var failures = 3;
        _site.Failing = operation => operation == "organizations:EnableAWSServiceAccess" && failures-- > 0
            ? Fault.Of(code)
            : null;
        _site.Organization.PollsUntilEnabled = 0;

        (await _site.RunAsync()).Status.ShouldBe("SUCCESS");

        // What follows is Organizations' pace: one change a second.
        _site.Time.Waits.Take(3)
            .ShouldBe([TimeSpan.FromSeconds(0.75), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3)]);
        _site.Time.Waits.Skip(3).ShouldAllBe(wait => wait <= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_failure_names_what_was_changed_before_it()
    {
        _site.Failing = operation => operation == "organizations:EnableAWSServiceAccess"
            ? Fault.Of("TooManyRequestsException")
            : null;

        (await _site.ReasonAsync()).ShouldEndWith("Changed before that: EnablePolicyType(SERVICE_CONTROL_POLICY).");
    }

    [Fact]
    public async Task A_denial_that_stays_fails_within_fifteen_seconds()
    {
        _site.Failing = _ => Fault.Of("AccessDenied");

        await _site.ReasonAsync();

        _site.Time.Waits.Sum(wait => wait.TotalSeconds).ShouldBeInRange(7, 15);
    }

    [Fact]
    public async Task When_time_is_up_during_repetitions_the_last_error_is_named()
    {
        using var deadline = new CancellationTokenSource();
        _site.Failing = operation =>
        {
            if (operation != "iam:ListOrganizationsFeatures")
                return null;
            if (_site.Called.Count(called => called == operation) == 3)
                deadline.Cancel();
            return Fault.Of("Throttling");
        };
        _site.Organization.PollsUntilEnabled = 0;

        var answer = await _site.RunAsync(deadline.Token);

        answer.Reason.ShouldStartWith("The function's time was up while enabling central management of root access, "
            + "and iam:ListOrganizationsFeatures last failed: Throttling: AWS said Throttling. Remedy: deploy again");
    }

    private sealed record FaultRow(Func<Exception> Of, int Attempts, string Says, string Remedy);
}
