using Guardrails.Local;
using Guardrails.Local.Services.Lambda;
using Guardrails.Local.Services.Logs;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Lambda;

public sealed class FunctionResourceTests : IAsyncLifetime
{
    private readonly Site _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_function_with_everything_it_needs_is_created()
    {
        await _site.DeployAsync(Site.Delegated, Site.Function(), Site.Permission);

        var function = _site.World.Of<LambdaState>().Functions.Values.ShouldHaveSingleItem();
        function.Arn.ShouldBe("arn:aws:lambda:us-east-1:222222222222:function:Rule");
        function.Permissions.Values.ShouldHaveSingleItem().Principal.ShouldBe("config.amazonaws.com");
    }

    [Fact]
    public async Task The_same_template_again_changes_nothing()
    {
        await _site.DeployAsync(Site.Delegated, Site.Function(), Site.Permission);
        var again = await _site.DeployAsync(Site.Delegated, Site.Function(), Site.Permission);
        again.Resources.ShouldAllBe(resource => resource.Change == ResourceChange.Unchanged);
    }

    [Fact]
    public async Task A_changed_property_updates_that_resource_alone()
    {
        await _site.DeployAsync(Site.Delegated, Site.Function());
        var again = await _site.DeployAsync(Site.Delegated, Site.Function(variable: "OTHER"));
        again.Resources.Where(resource => resource.Change == ResourceChange.Updated)
            .Select(resource => resource.LogicalId).ShouldBe(["Function"]);
        _site.World.Of<LambdaState>().Functions.Values.Single().Settings.Environment.Keys.ShouldBe(["OTHER"]);
    }

    [Fact]
    public async Task A_handler_that_is_not_in_the_package_is_named_with_what_is() =>
        (await _site.FailAsync(Site.Delegated, Site.Function(handler: "RootPostureRul")))
            .ShouldStartWith(
                "Stack, Function (AWS::Lambda::Function): InvalidParameterValueException: Handler 'RootPostureRul': "
                + "the deployment package has no RootPostureRul.dll. Executables in it: RootPostureRule.");

    [Fact]
    public async Task A_handler_in_other_letters_is_not_found() =>
        (await _site.FailAsync(Site.Delegated, Site.Function(handler: "rootposturerule")))
            .ShouldContain("has no rootposturerule.dll");

    [Fact]
    public async Task Another_runtime_is_refused() =>
        (await _site.FailAsync(Site.Delegated, Site.Function(runtime: "dotnet8")))
            .ShouldContain("Runtime dotnet8 is not supported here");

    [Fact]
    public async Task A_role_that_does_not_trust_Lambda_is_named() =>
        (await _site.FailAsync(Site.Delegated, Site.Function(trusted: "ec2.amazonaws.com"))).ShouldContain(
            "The role defined for the function cannot be assumed by Lambda: arn:aws:iam::222222222222:role/Rule");

    [Fact]
    public async Task A_role_that_may_not_write_its_log_is_named() =>
        (await _site.FailAsync(Site.Delegated, Site.Function(logs: "\"logs:CreateLogStream\"")))
            .ShouldContain("is not authorized to perform: logs:PutLogEvents");

    [Fact]
    public async Task A_variable_that_Lambda_reserves_is_refused() =>
        (await _site.FailAsync(Site.Delegated, Site.Function(variable: "AWS_REGION")))
            .ShouldContain("Lambda reserves the environment variable AWS_REGION");

    /// <summary>AWS measures the variables' JSON.</summary>
    [Theory]
    [InlineData(4096, false)]
    [InlineData(4097, true)]
    public async Task Variables_of_more_than_4_KB_are_refused(int bytes, bool refused)
    {
        var function = Site.Function(variable: "LONG", value: new('x', bytes - "{\"LONG\":\"\"}".Length));

        if (refused)
        {
            (await _site.FailAsync(Site.Delegated, function))
                .ShouldContain("exceeded the 4KB limit. String measured: ");
        }
        else
        {
            await _site.DeployAsync(Site.Delegated, function);
        }
    }

    [Fact]
    public async Task An_unknown_type_is_refused_before_anything_is_created()
    {
        var message =
            await _site.FailAsync(Site.Delegated, Site.Function(), "\"Table\":{\"Type\":\"AWS::EC2::Instance\"}");
        message.ShouldStartWith(
            "Stack, Table (AWS::EC2::Instance): the embedded organization does not know this type.");
        _site.World.Of<LogsState>().LogGroups.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_says_what_had_been_created() =>
        (await _site.FailAsync(Site.Delegated, Site.Function(handler: "Nothing")))
            .ShouldEndWith("Nothing was rolled back: created or changed before it: Role, Logs.");

    [Fact]
    public async Task An_unknown_property_is_named() =>
        (await _site.FailAsync(
            Site.Delegated, """ "Logs":{"Type":"AWS::Logs::LogGroup","Properties":{"LogGroupClass":"STANDARD"}} """))
            .ShouldContain(
                "Stack, Logs (AWS::Logs::LogGroup): property LogGroupClass is not supported here. Known: LogGroupName, "
                + "RetentionInDays.");
}
