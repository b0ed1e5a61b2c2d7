using System.Text.Json.Nodes;
using Guardrails.Core.Activity;

namespace Guardrails.Tests.Unit.Activity;

public sealed class UsedCredentialTests
{
    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE", CredentialKind.LongTerm)]
    [InlineData("ASIAIOSFODNN7EXAMPLE", CredentialKind.Temporary)]
    [InlineData("EXAMPLE4XX3IEV4PFQTH", CredentialKind.Unknown)]
    [InlineData("akiaiosfodnn7example", CredentialKind.Unknown)]
    [InlineData("AKI", CredentialKind.Unknown)]
    [InlineData("", CredentialKind.NotShown)]
    [InlineData(null, CredentialKind.NotShown)]
    public void The_prefix_of_a_key_id_tells_its_kind(string? id, CredentialKind kind)
    {
        var root = new JsonObject { ["type"] = "Root", ["accountId"] = "444444444444", ["accessKeyId"] = id };

        RootActivity.Parse(RootEvent.With(detailChanges: new JsonObject { ["userIdentity"] = root }))
            .Caller.Require().Credential.Kind.ShouldBe(kind);
    }
}
