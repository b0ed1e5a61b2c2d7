namespace Guardrails.Local.State;

/// <summary>A CloudWatch Logs log group.</summary>
internal sealed class LogGroup(string name, string arn)
{
    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public int? RetentionInDays { get; set; }

    public List<string> Lines { get; } = [];

    public static string ArnOf(World world, string accountId, string region, string name) =>
        $"arn:{world.Partition}:logs:{region}:{accountId}:log-group:{name}";
}
