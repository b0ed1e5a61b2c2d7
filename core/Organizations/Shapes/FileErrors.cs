using System.Text;

namespace Guardrails.Core.Organizations.Shapes;

/// <summary>Collects everything that is wrong with one file.</summary>
internal sealed class FileErrors
{
    private readonly byte[] _file;
    private readonly List<int> _lineStarts = [0];
    private readonly List<(int Position, OrganizationFileError Error)> _errors = [];

    public FileErrors(byte[] file)
    {
        _file = file;
        for (var position = 0; position < file.Length; position++)
        {
            if (file[position] == (byte)'\n')
                _lineStarts.Add(position + 1);
        }
    }

    public bool None => _errors.Count == 0;

    public void Add(FileValue at, string problem, string accepted) => Add(at.Path, at.Position, problem, accepted);

    public void Add(string path, int position, string problem, string accepted)
    {
        var (line, column) = Place(Math.Min(position, _file.Length));
        _errors.Add((position, new(path, problem, accepted, line, column)));
    }

    /// <summary>The errors, from the top of the file to its end.</summary>
    public IReadOnlyList<OrganizationFileError> InFileOrder() =>
        [.. _errors.OrderBy(error => error.Position).Select(error => error.Error)];

    /// <summary>The byte of a place that a JSON reader counts from 0.</summary>
    public int Position(long? line, long? byteInLine) =>
        (int)Math.Min(_lineStarts[(int)Math.Min(line ?? 0, _lineStarts.Count - 1)] + (byteInLine ?? 0), _file.Length);

    private (int Line, int Column) Place(int position)
    {
        var found = _lineStarts.BinarySearch(position);
        var line = found >= 0 ? found : ~found - 1;
        var start = _lineStarts[line];
        return (line + 1, Encoding.UTF8.GetCharCount(_file, start, position - start) + 1);
    }
}
