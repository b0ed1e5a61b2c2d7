namespace Guardrails.Core.Ids;

/// <summary>The ids of incidents and remediations: an account, and eight hexadecimal digits.</summary>
public static class CaseNumber
{
    /// <summary>The account of an id; null for what is no id.</summary>
    public static AccountId? AccountOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Split('-') switch
        {
            [var account, { Length: 8 } digits] when digits.All(char.IsAsciiHexDigitLower) =>
                AccountId.TryParse(account),
            _ => null,
        };
    }
}
