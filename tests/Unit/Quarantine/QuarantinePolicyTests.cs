using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;
using Guardrails.Core.Quarantine;

namespace Guardrails.Tests.Unit.Quarantine;

public sealed class QuarantinePolicyTests
{
    /// <summary>
    /// A document that differs is another policy: give it another name, and keep this one beside it (docs/adr/0021).
    /// </summary>
    [Theory]
    [InlineData(
        QuarantineKind.Removal,
        "Guardrails-RootQuarantineForRemoval",
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"RootQuarantineForRemoval","Effect":"Deny","Action":"*",
        "Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:iam::*:root"},
        "Null":{"aws:AssumedRoot":"true"}}}]}
        """)]
    [InlineData(
        QuarantineKind.Leak,
        "Guardrails-RootQuarantine",
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"RootQuarantine","Effect":"Deny","Action":"*","Resource":"*",
        "Condition":{"ArnLike":{"aws:PrincipalArn":["arn:*:iam::*:root","arn:*:sts::*:federated-user/*"]},
        "Null":{"aws:AssumedRoot":"true"}}}]}
        """)]
    public void A_document_never_changes_under_its_name(QuarantineKind kind, string name, string document)
    {
        var policy = QuarantinePolicy.Of(kind);

        policy.Name.ShouldBe(name);
        policy.Document.Minified().ShouldBe(PolicyDocument.Parse(document).Minified());
        policy.IsSaidBy(document).ShouldBeTrue();
    }

    [Theory]
    [InlineData("aws:AssumedRoot", "aws:assumedroot2")]
    [InlineData("Deny", "Allow")]
    [InlineData("\"Action\":\"*\"", "\"Action\":\"iam:*\"")]
    [InlineData("Version", "Versions")]
    public void Another_text_is_not_the_policy(string from, string to)
    {
        foreach (var policy in QuarantinePolicy.All)
        {
            var text = policy.Document.Minified();
            text.ShouldContain(from);
            policy.IsSaidBy(text.Replace(from, to, StringComparison.Ordinal)).ShouldBeFalse();
        }
    }

    [Fact]
    public void Every_partition_with_root_users_has_the_same_documents_deployed_and_attached_to_nothing()
    {
        foreach (var policy in QuarantinePolicy.All)
        {
            var guardrail = GuardrailCatalog.Find(policy.Guardrail).ShouldNotBeNull();
            guardrail.CanBeAttached.ShouldBeFalse();
            foreach (var partition in Partition.All.Where(one => guardrail.WhyNotIn(one) is null))
            {
                new PolicyDocument(guardrail.Statements(new GuardrailContext(partition, []))).Minified()
                    .ShouldBe(policy.Document.Minified());
            }
        }
    }

    [Fact]
    public void Every_guardrail_that_waits_for_an_incident_is_a_quarantine() =>
        GuardrailCatalog.All.Where(guardrail => !guardrail.CanBeAttached).Select(guardrail => guardrail.Name)
            .ShouldBe(QuarantinePolicy.All.Select(policy => policy.Guardrail), ignoreOrder: true);
}
