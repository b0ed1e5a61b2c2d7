namespace Guardrails.Infra.Input;

/// <summary>
/// A file that somebody named, read without trust in what it is: a pipe would never end to wait, a device never end to
/// deliver. The command line compiles this file, too.
/// </summary>
internal static class RegularFile
{
    /// <summary>The sentence about a file that is refused unread.</summary>
    public const string Accepted = "is empty, or no regular file (a pipe, a device). Accepted: a regular file.";

    /// <summary>Reads its bytes, and one more than the greatest number if there are more than that.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="most">The greatest number of bytes.</param>
    /// <returns>The bytes; null where it is no regular file, or an empty one.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static byte[]? Read(string path, int most)
    {
        // Opening a pipe waits for somebody to write into it. Pipes and devices have no length, and a link has its own.
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path);
        if (target is not FileInfo { Exists: true, Length: > 0 })
            return null;

        using var stream = File.OpenRead(path);
        if (!stream.CanSeek)
            return null;
        var bytes = new byte[(int)Math.Min((long)most + 1, Math.Max(stream.Length, 1) + 1)];
        var read = 0;
        for (var more = 1; more > 0 && read < bytes.Length; read += more)
        {
            more = stream.Read(bytes, read, bytes.Length - read);
            if (read + more == bytes.Length && bytes.Length <= most)
                Array.Resize(ref bytes, (int)Math.Min((long)most + 1, 2L * bytes.Length));
        }

        return bytes[..read];
    }
}
