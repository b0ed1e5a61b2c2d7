using Guardrails.Local.Calls;
using Guardrails.Local.Organization;

namespace Guardrails.Local.Services.Logs;

/// <summary>A CloudWatch Logs log group.</summary>
internal sealed class LogGroup(World world, string name, string arn) : ILogGroup
{
    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public int? RetentionInDays { get; set; }

    public List<string> Lines { get; } = [];

    /// <inheritdoc/>
    public string StreamArn(string stream) => $"{Arn}:log-stream:{stream}";

    /// <inheritdoc/>
    public void Write(string line)
    {
        Lines.Add(line);
        var parts = Arn.Split(':');
        EmbeddedMetrics.Read(world, parts[4], parts[3], line);
    }

    public static string ArnOf(World world, string accountId, string region, string name) =>
        $"arn:{world.Partition}:logs:{region}:{accountId}:log-group:{name}";
}
