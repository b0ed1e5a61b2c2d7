using System.Text;
using Guardrails.Core.Ids;
using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>Resources to ask the judge about.</summary>
internal static class SampleResource
{
    /// <summary>A resource that an action can be about and that no case names.</summary>
    public static string Of(IamAction action, string name = "another-0")
    {
        var type = action.Resources.OrderByDescending(one => one.Required).FirstOrDefault();
        return type is null ? "*" : type.Type.Arns[0].Fill(Partition.Commercial, placeholder => placeholder switch
        {
            ArnTemplate.Region => "eu-central-1",
            ArnTemplate.Account => CallCase.Account,
            _ => name,
        }).Replace("*", name);
    }

    /// <summary>A resource that a policy's Resource means: what IAM would not read as text is filled in.</summary>
    public static string Meant(string pattern)
    {
        var text = new StringBuilder();
        for (var index = 0; index < pattern.Length; index++)
        {
            if (pattern[index..] is ['$', '{', _, '}', ..])
            {
                text.Append(pattern[index + 2]);
                index += 3;
            }
            else if (pattern[index] == '*')
            {
                text.Append("made-1");
            }
            else
            {
                text.Append(pattern[index] == '?' ? 'x' : pattern[index]);
            }
        }

        return text.ToString();
    }
}
