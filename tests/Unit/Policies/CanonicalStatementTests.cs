using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Policies;

public sealed class CanonicalStatementTests
{
    // The text by hand, its hash by sha256sum.
    private const string Canonical =
        """{"Action":["iam:CreateAccessKey","s3:*"],"Condition":{"Bool":{"aws:SecureTransport":["false"]},"StringNotEquals":{"aws:PrincipalTag/team \"ä\"":["a\tb","c"]}},"Effect":"Deny","Resource":["*"],"Sid":"Deny1"}""";

    private const string Hash = "62c79a5fbc84091a4d642764032c0184a6d6289b93d9f22addf706a0c3ac7aa1";

    [Theory]
    [InlineData(
        """
        {"Sid":"Deny1","Effect":"Deny","Action":["s3:*","iam:CreateAccessKey"],"Resource":"*","Condition":
        {"StringNotEquals":{"aws:PrincipalTag/team \"ä\"":["a\tb","c"]},"Bool":{"aws:SecureTransport":false}}}
        """)]
    [InlineData(
        """
        {"Resource":["*"], "Condition": {"Bool":{"aws:SecureTransport":"false"},
        "StringNotEquals":{"aws:PrincipalTag/team \"\u00e4\"":["c","a\u0009b","c"]}},
        "Action":["iam:CreateAccessKey","s3:*","s3:*"],"Effect":"Deny","Sid":"Deny1"}
        """)]
    public void Every_way_of_writing_a_statement_has_one_canonical_text_and_hash(string written)
    {
        var statement = Statement(written);

        CanonicalStatement.Of(statement).ShouldBe(Canonical);
        statement.Sha256.ShouldBe(Hash);
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*","Sid":"A"}""")]
    [InlineData("""{"Effect":"Deny","NotAction":"*","Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"*","NotResource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":["*","s3:*"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:ViaAWSService":"true"}}}""")]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Null":{"aws:ViaAWSService":"true"}}}""")]
    public void Another_statement_has_another_hash(string other) =>
        Statement(other).Sha256.ShouldNotBe(Statement("""{"Effect":"Deny","Action":"*","Resource":"*"}""").Sha256);

    private static PolicyStatement Statement(string json) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":{{json}}}""").Statements[0];
}
