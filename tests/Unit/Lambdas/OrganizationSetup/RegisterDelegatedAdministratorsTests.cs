using Amazon.Organizations;
using Amazon.Organizations.Model;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

public sealed class RegisterDelegatedAdministratorsTests
{
    private const string Register = "organizations:RegisterDelegatedAdministrator";
    private const string Setup = "config-multiaccountsetup.amazonaws.com";
    private readonly SetupSite _site = new();

    [Fact]
    public async Task Others_that_are_registered_stay_and_the_attributes_name_all_for_each_service()
    {
        _site.Organization.Delegated.Add(("iam.amazonaws.com", "222222222222"));

        var answer = await _site.RunAsync();

        answer.Attribute("DelegatedAdministratorsFound").ShouldBe(
            "config.amazonaws.com=,config-multiaccountsetup.amazonaws.com=333333333333,"
            + "iam.amazonaws.com=222222222222");
        answer.Attribute("DelegatedAdministrators").ShouldBe(
            "config.amazonaws.com=222222222222,config-multiaccountsetup.amazonaws.com=222222222222+333333333333,"
            + "iam.amazonaws.com=222222222222");
        answer.Changes.ShouldNotContain("RegisterDelegatedAdministrator(iam.amazonaws.com)");
    }

    [Fact]
    public async Task A_service_that_the_properties_name_twice_is_delegated()
    {
        var request = SetupSite.Create();
        var services = request["ResourceProperties"]!["DelegatedServices"]!.AsArray();
        services.Add(services[0]!.DeepClone());

        var answer = await _site.RunAsync(request);

        answer.Status.ShouldBe("SUCCESS");
        _site.Organization.Delegated.ShouldContain(("config.amazonaws.com", "222222222222"));
    }

    [Fact]
    public async Task One_that_somebody_else_registered_meanwhile_is_fine()
    {
        _site.Failing = operation =>
        {
            if (operation != Register
                || _site.Organization.Delegated.Contains(("config.amazonaws.com", "222222222222")))
                return null;
            _site.Organization.Delegated.Add(("config.amazonaws.com", "222222222222"));
            return new AccountAlreadyRegisteredException("already");
        };

        var answer = await _site.RunAsync();

        answer.Status.ShouldBe("SUCCESS");
        answer.Changes.ShouldNotContain("RegisterDelegatedAdministrator(config.amazonaws.com)");
    }

    [Fact]
    public async Task A_registration_that_AWS_refuses_as_made_and_does_not_list_fails()
    {
        Fails(_ => new AccountAlreadyRegisteredException("already"));

        (await _site.ReasonAsync()).ShouldStartWith($"Account 111111111111: {Register} failed: "
            + "AWS says that 222222222222 is already registered for config.amazonaws.com, "
            + "but lists these delegated administrators: nobody (already). Remedy: ");
    }

    [Fact]
    public async Task A_limit_that_is_reached_names_the_accounts_that_hold_it_and_how_one_is_freed()
    {
        _site.Organization.Delegated.Add((Setup, "444444444444"));
        _site.Organization.Delegated.Add((Setup, "555555555555"));
        _site.Failing = operation => operation == Register
            && _site.Organization.Delegated.Contains(("config.amazonaws.com", "222222222222"))
            ? Limit("MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED")
            : null;

        var reason = await _site.ReasonAsync();

        reason.ShouldContain($"{Register} failed: AWS takes no more delegated administrators of {Setup} than the 3 "
            + "that the organization has: "
                + "333333333333 (security 333333333333), 444444444444 (security 444444444444), 555555555555 (security "
                + "555555555555) "
                + "(MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED: a limit). Remedy: ");
        reason.ShouldContain(
            $"'aws organizations deregister-delegated-administrator --service-principal {Setup} --account-id "
            + "333333333333'");
        reason.ShouldContain("or name one of them as delegatedAdministrator in the organization file");
        reason.ShouldEndWith("RegisterDelegatedAdministrator(config.amazonaws.com).");
        _site.Called.Count(operation => operation == Register)
            .ShouldBe(2, "a limit does not pass by itself: one service was registered, the other one tried once");
    }

    [Fact]
    public async Task A_service_that_takes_one_only_names_the_account_that_has_it()
    {
        _site.Organization.Delegated.Add(("config.amazonaws.com", "888888888888"));
        Fails(_ => Limit("DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE"));

        (await _site.ReasonAsync()).ShouldContain("AWS takes no more delegated administrators of config.amazonaws.com "
            + "than the 1 that the organization has: "
                + "888888888888 (security 888888888888) (DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE: a limit)");
    }

    [Theory]
    [InlineData("CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR", "name a member account as delegatedAdministrator")]
    [InlineData(
        "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
        "name an active account as delegatedAdministrator")]
    [InlineData("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE", "enable all features")]
    [InlineData("A_LIMIT_OF_TOMORROW", "lift the limit that AWS names")]
    public async Task Every_other_limit_names_itself_and_its_remedy(string limit, string remedy)
    {
        Fails(_ => Limit(limit));

        (await _site.ReasonAsync())
            .ShouldStartWith($"Account 111111111111: {Register} failed: {limit}: a limit. Remedy: {remedy}");
    }

    [Fact]
    public async Task Access_that_was_enabled_a_moment_ago_is_waited_for()
    {
        var failures = 2;
        Fails(_ => failures-- > 0 ? Limit("SERVICE_ACCESS_NOT_ENABLED") : null);

        (await _site.RunAsync()).Status.ShouldBe("SUCCESS");
    }

    private static ConstraintViolationException Limit(string reason) =>
        new("a limit") { Reason = new ConstraintViolationExceptionReason(reason) };

    private void Fails(Func<string, Exception?> failure) =>
        _site.Failing = operation => operation == Register ? failure(operation) : null;
}
