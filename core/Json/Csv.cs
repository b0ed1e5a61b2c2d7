using System.Text;

namespace Guardrails.Core.Json;

/// <summary>
/// Comma-separated values with quoted fields (RFC 4180); lines end with LF or CRLF, empty lines are skipped.
/// </summary>
internal static class Csv
{
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var lines = new List<IReadOnlyList<string>>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;

        text = text.TrimStart('\uFEFF');
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '"' when quoted && index + 1 < text.Length && text[index + 1] == '"':
                    field.Append('"');
                    index++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    EndField();
                    break;
                case '\n' when !quoted:
                    EndLine();
                    break;
                case '\r' when !quoted:
                    break;
                case var character:
                    field.Append(character);
                    break;
            }
        }

        EndLine();
        return lines;

        void EndField()
        {
            fields.Add(field.ToString());
            field.Clear();
        }

        void EndLine()
        {
            if (fields.Count == 0 && field.Length == 0)
                return;
            EndField();
            lines.Add(fields);
            fields = [];
        }
    }
}
