using Guardrails.Core.Json;

namespace Guardrails.Tests.Unit.Json;

public sealed class ChoiceShapeTests
{
    [Fact]
    public void A_name_that_is_refused_for_a_reason_gets_the_reason()
    {
        var errors = new FileErrors([]);
        var guardrails = new ChoiceShape<string>(
            "guardrail",
            [KeyValuePair.Create("DenyKeys", "DenyKeys")],
            name => name == "DenyAll" ? "DenyAll takes no exemptions" : null);

        guardrails.Read(new FileText("$", 0, "DenyAll"), errors).ShouldBeNull();
        guardrails.Read(new FileText("$", 0, "DenyKey"), errors).ShouldBeNull();

        errors.InFileOrder().Select(error => error.Problem).ShouldBe(
            ["DenyAll takes no exemptions", "unknown guardrail 'DenyKey' (did you mean 'DenyKeys'?)"]);
    }
}
