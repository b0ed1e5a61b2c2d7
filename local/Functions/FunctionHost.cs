using System.IO.Compression;

namespace Guardrails.Local.Functions;

/// <summary>Runs every deployed function, each in its own process. All end with it.</summary>
/// <param name="dotnetHost">The dotnet host.</param>
/// <param name="endpoint">The embedded organization, which stands for every AWS endpoint.</param>
/// <param name="time">The organization's clock.</param>
internal sealed class FunctionHost(string dotnetHost, Uri endpoint, TimeProvider time) : IAsyncDisposable
{
    private readonly List<Function> _functions = [];
    private readonly Lazy<DirectoryInfo> _home = new(() => Directory.CreateTempSubdirectory("guardrails-functions-"));
    private int _unpacked;

    public string DotnetHost => dotnetHost;

    public Uri Endpoint => endpoint;

    public TimeProvider Time => time;

    /// <summary>An empty home directory, so that no AWS profile of this machine is found.</summary>
    public string Home => _home.Value.FullName;

    public Function Create(FunctionSettings settings, Func<FunctionSession> assumeRole, Action<string> log)
    {
        var function = new Function(settings, this, assumeRole, log);
        lock (_functions)
            _functions.Add(function);
        return function;
    }

    /// <summary>Ends a function that another configuration replaces.</summary>
    public async Task RemoveAsync(Function function)
    {
        lock (_functions)
            _functions.Remove(function);
        await function.DisposeAsync();
    }

    /// <summary>The folder of a deployment package: itself, or where its zip was unpacked.</summary>
    public string Unpack(string source)
    {
        if (Directory.Exists(source))
            return source;
        var folder = Path.Combine(Home, $"package-{Interlocked.Increment(ref _unpacked)}");
        ZipFile.ExtractToDirectory(source, folder);
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        List<Function> all;
        lock (_functions)
        {
            all = [.. _functions];
            _functions.Clear();
        }

        foreach (var function in all)
            await function.DisposeAsync();
        if (_home.IsValueCreated)
            _home.Value.Delete(recursive: true);
    }
}
