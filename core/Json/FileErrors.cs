using System.Text;

namespace Guardrails.Core.Json;

/// <summary>Collects everything that is wrong with one file.</summary>
internal sealed class FileErrors
{
    private readonly byte[] _file;
    private readonly List<int> _lineStarts = [0];
    private readonly List<(int Position, string Path, string Problem, string Accepted)> _errors = [];

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

    public void Add(string path, int position, string problem, string accepted) =>
        _errors.Add((Math.Min(position, _file.Length), path, problem, accepted));

    /// <summary>The errors, from the top of the file to its end.</summary>
    public IReadOnlyList<FileError> InFileOrder()
    {
        // A file may be one line of megabytes with thousands of errors: its characters are counted once.
        var ordered = new List<FileError>(_errors.Count);
        var (line, counted, column) = (0, 0, 0);
        foreach (var (position, path, problem, accepted) in _errors.OrderBy(error => error.Position))
        {
            if (LineOf(position) is var next && next != line)
                (line, counted, column) = (next, _lineStarts[next], 0);
            column += Encoding.UTF8.GetCharCount(_file, counted, position - counted);
            counted = position;
            ordered.Add(new(path, problem, accepted, line + 1, column + 1));
        }

        return ordered;
    }

    /// <summary>The byte of a place that a JSON reader counts from 0.</summary>
    public int Position(long? line, long? byteInLine) =>
        (int)Math.Min(_lineStarts[(int)Math.Min(line ?? 0, _lineStarts.Count - 1)] + (byteInLine ?? 0), _file.Length);

    private int LineOf(int position)
    {
        var found = _lineStarts.BinarySearch(position);
        return found >= 0 ? found : ~found - 1;
    }
}
