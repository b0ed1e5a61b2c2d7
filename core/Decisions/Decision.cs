using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Decisions;

/// <summary>A decision of a person, with everything that they were shown: what they sign is its hash.</summary>
/// <param name="Account">The account that it is about.</param>
/// <param name="Reason">The person's reason.</param>
public abstract record Decision(AccountId Account, string Reason)
{
    /// <summary>The member that says which decision it is.</summary>
    protected const string Kind = "decision";

    /// <summary>Its name, such as <c>acknowledge</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The SHA-256 of its canonical JSON, as 64 lower-case hexadecimal digits. It is its id: the same decision, made
    /// again, is one decision.
    /// </summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SignedText)));

    /// <summary>The text of which the hash is signed: canonical JSON (RFC 8785).</summary>
    public string SignedText => CanonicalJson.Of(ToJson());

    /// <summary>Its members, as they are sent and hashed: texts and lists of texts alone.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { [Kind] = Name, ["account"] = Account.Value, ["reason"] = Reason };
        foreach (var (name, value) in Own())
            json[name] = value?.DeepClone();
        return json;
    }

    /// <summary>The members that other decisions do not have.</summary>
    protected abstract JsonObject Own();

    /// <summary>Reads one. A member that nobody knows is an error: it was signed, and would have no effect.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static Decision Read(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var fields = new EventJson(json, "The decision");
        var account = fields.Account("account");
        var reason = fields.Text("reason");
        if (DecisionReason.Fault(reason) is { } fault)
            throw new FormatException(fault);
        Decision decision = fields.Text(Kind) switch
        {
            AcknowledgeDecision.Word => AcknowledgeDecision.Read(account, reason, fields, json),
            AnnounceDecision.Word => AnnounceDecision.Read(account, reason, fields),
            StartDecision.Word => StartDecision.Read(account, reason, fields),
            CaseDecision.Rejection.Word or CaseDecision.Lifting.Word or CaseDecision.Override.Word
                or CaseDecision.Resumption.Word or CaseDecision.Approval.Word =>
                CaseDecision.Read(fields.Text(Kind), account, reason, fields, json),
            var other => throw new FormatException(
                $"'{Printable.Short(other)}' is no decision that this version knows. Use a command of the same version "
                + "as the function."),
        };
        return json.Select(member => member.Key).Except(decision.ToJson().Select(member => member.Key)).ToList() is
            [var unknown, ..]
            ? throw new FormatException(
                $"The decision has a member '{Printable.Short(unknown)}' that this version does not know. Use a "
                + "command of the same version as the function.")
            : decision;
    }
}
