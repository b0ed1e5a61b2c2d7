using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;

namespace Guardrails.Tests.Unit.Decisions;

public sealed class PersonTests
{
    private const string Sso = "AWSReservedSSO_Security_0123456789abcdef";
    private const string SsoPath = "/aws-reserved/sso.amazonaws.com/eu-central-1/";
    private const string Listed = "arn:aws:iam::222222222222:role/people/Decider";

    private static readonly AccountId Account = AccountId.Parse("222222222222");

    private static readonly string SsoTrust = Trust(
        """{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::222222222222:saml-provider/AWSSSO_1_DO_NOT_DELETE"},"Action":["sts:AssumeRoleWithSAML","sts:TagSession"],"Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}}""");

    private static readonly string Pinned = Trust(Allow(Pin()));

    [Fact]
    public void A_session_of_Identity_Center_is_its_user() =>
        Of(Sso, "alice@example.com", SsoRole()).Name.ShouldBe("alice@example.com");

    [Theory]
    [InlineData("/")]
    [InlineData("/aws-reserved/")]
    [InlineData("/aws-reserved/sso.amazonaws.com.example.org/")]
    [InlineData("/people/aws-reserved/sso.amazonaws.com/")]
    public void A_role_of_the_same_name_under_another_path_is_not_believed(string path) =>
        Refused(Sso, SsoRole() with { Path = path, Arn = $"arn:aws:iam::222222222222:role{path}{Sso}" })
            .ShouldContain("decisions.people");

    [Fact]
    public void A_role_that_was_made_again_is_not_the_one_of_the_session() =>
        Refused(Sso, SsoRole() with { Id = "AROAOTHEROTHEROTHERO1" }).ShouldContain("another one");

    [Fact]
    public void A_role_that_is_gone_is_not_believed() => Refused(Sso, null).ShouldContain("not there any more");

    [Fact]
    public void A_role_below_Identity_Centers_path_by_whose_trust_callers_choose_the_name_is_not_believed() =>
        Refused(Sso, SsoRole() with { Trust = Trust(Allow("{}")) }).ShouldContain("lets callers choose");

    [Fact]
    public void A_listed_role_is_believed_where_its_trust_pins_the_name() =>
        Of("Decider", "bob", ListedRole(Pinned), Listed).Name.ShouldBe("bob");

    [Fact]
    public void A_role_that_is_listed_under_another_path_is_not_believed() =>
        Refused("Decider", ListedRole(Pinned), "arn:aws:iam::222222222222:role/Decider").ShouldContain("neither");

    public static TheoryData<string> Loose() =>
    [
        Trust(Allow("{}")),
        Trust(Allow(Pin("*"))),
        Trust(Allow(Pin("bob"))),
        Trust(Allow(Pin("${aws:PrincipalTag/name}"))),
        Trust(Allow("""{"StringLike":{"sts:RoleSessionName":["${aws:username}","admin-*"]}}""")),
        Trust(Allow("""{"StringNotEquals":{"sts:RoleSessionName":"${aws:username}"}}""")),
        Trust(Allow("""{"StringEqualsIfExists":{"sts:RoleSessionName":"${aws:username}"}}""")),
        Trust(Allow("""{"StringEquals":{"sts:SourceIdentity":"${aws:username}"}}""")),
        Trust(Allow(Pin()), Allow("{}")),
        Trust(Allow(Pin()), Allow("{}", action: "sts:*")),
        Trust(Allow(Pin()), Allow("{}", action: "s*:AssumeRole")),
        Trust(Allow(Pin(), principal: "\"*\"")),
        Trust(Allow(Pin(), principal: """{"AWS":"*"}""")),
        Trust(Allow(Pin(), action: "sts:AssumeRoleWithWebIdentity")),
        Trust(Allow(Pin(), action: "sts:AssumeRoleWithSAML")),
        Trust("""{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}"""),
        Trust(
            """{"Effect":"Allow","NotPrincipal":{"AWS":"444444444444"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:RoleSessionName":"${aws:username}"}}}"""),
        Trust("""{"Effect":"Allow","Principal":{"AWS":"222222222222"},"NotAction":"sts:TagSession"}"""),
        "{}",
        "not json",
    ];

    [Theory]
    [MemberData(nameof(Loose))]
    public void A_listed_role_whose_trust_does_not_pin_the_name_in_every_statement_is_refused_with_the_remedy(string trust) =>
        Refused("Decider", ListedRole(trust), Listed).ShouldStartWith("The trust policy of the role");

    public static TheoryData<string> Tight() =>
    [
        Pinned,
        Trust(Allow(Pin("${AWS:UserName}"))),
        Trust(Allow(
            """{"stringlike":{"STS:rolesessionname":["${aws:username}"]},"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")),
        Trust(Allow(Pin()), Allow("{}", action: "sts:TagSession"), Allow("{}", action: "sts:SetSourceIdentity")),
        Trust(
            Allow(Pin()),
            """{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"Bool":{"aws:SecureTransport":"false"}}}"""),
    ];

    [Theory]
    [MemberData(nameof(Tight))]
    public void A_pin_may_be_written_in_other_ways(string trust) =>
        Of("Decider", "bob", ListedRole(trust), Listed).Name.ShouldBe("bob");

    [Theory]
    [InlineData(
        "444444444444",
        "arn:aws:sts::444444444444:assumed-role/X/alice",
        "AROAEXAMPLEEXAMPLE001:alice",
        "444444444444")]
    [InlineData(
        "222222222222",
        "arn:aws:sts::444444444444:assumed-role/X/alice",
        "AROAEXAMPLEEXAMPLE001:alice",
        "no session of a role")]
    [InlineData(
        "222222222222",
        "arn:aws-us-gov:sts::222222222222:assumed-role/X/alice",
        "AROAEXAMPLEEXAMPLE001:alice",
        "no session of a role")]
    [InlineData("222222222222", "arn:aws:iam::222222222222:user/alice", "AIDAEXAMPLEEXAMPLE001", "IAM user")]
    [InlineData(
        "222222222222",
        "arn:aws:iam::222222222222:user/assumed-role/X/alice",
        "AIDAEXAMPLEEXAMPLE001",
        "IAM user")]
    [InlineData(
        "222222222222",
        "arn:aws:sts::222222222222:federated-user/alice",
        "222222222222:alice",
        "federated user")]
    [InlineData("222222222222", "arn:aws:iam::222222222222:root", "222222222222", "root user")]
    [InlineData(
        "222222222222",
        "arn:aws:sts::222222222222:assumed-role/X/alice",
        "AROAEXAMPLEEXAMPLE001:bob",
        "does not belong")]
    [InlineData(
        "222222222222",
        "arn:aws:sts::222222222222:assumed-role/X/alice",
        "AIDAEXAMPLEEXAMPLE001:alice",
        "does not belong")]
    [InlineData(
        "222222222222",
        "arn:aws:sts::222222222222:assumed-role/X/alice/bob",
        "AROAEXAMPLEEXAMPLE001:bob",
        "no session of a role")]
    [InlineData(
        "222222222222",
        "arn:aws:sts::222222222222:assumed-role/X/alice\n",
        "AROAEXAMPLEEXAMPLE001:alice",
        "no session of a role")]
    [InlineData(
        "222222222222",
        "arn:aws:sts::222222222222:assumed-role/X/al\u0456ce",
        "AROAEXAMPLEEXAMPLE001:al\u0456ce",
        "no session of a role")]
    [InlineData("222222222222", "", "", "no ARN")]
    public void Whoever_is_no_session_of_a_role_of_the_account_is_refused(
        string account, string arn, string id, string said)
    {
        var message = Should.Throw<RefusedException>(
            () => RoleCaller.Of(new(account, arn, id), Account, Partition.Commercial)).Message;

        message.ShouldContain(said);
        message.ShouldContain("Sign in");
        message.ShouldNotContain("\n");
    }

    private static Person Of(string name, string session, PeopleRole? role, params string[] listed) => Person.Of(
        RoleCaller.Of(
            new(
                Account.Value,
                $"arn:aws:sts::{Account}:assumed-role/{name}/{session}",
                $"AROAEXAMPLEEXAMPLE001:{session}"),
            Account,
            Partition.Commercial),
        role,
        listed);

    private static string Refused(string name, PeopleRole? role, params string[] listed) =>
        Should.Throw<RefusedException>(() => Of(name, "alice", role, listed)).Message;

    private static PeopleRole SsoRole() =>
        new($"arn:aws:iam::222222222222:role{SsoPath}{Sso}", SsoPath, "AROAEXAMPLEEXAMPLE001", SsoTrust);

    private static PeopleRole ListedRole(string trust) => new(Listed, "/people/", "AROAEXAMPLEEXAMPLE001", trust);

    private static string Trust(params string[] statements) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    private static string Allow(
        string condition,
        string action = "sts:AssumeRole",
        string principal = """{"AWS":"arn:aws:iam::222222222222:root"}""") =>
        $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"{{action}}","Condition":{{condition}} }""";

    private static string Pin(string value = "${aws:username}") =>
        $$"""{"StringEquals":{"sts:RoleSessionName":"{{value}}"} }""";
}
