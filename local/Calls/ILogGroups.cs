namespace Guardrails.Local.Calls;

/// <summary>Log groups as other services write to them.</summary>
internal interface ILogGroups
{
    /// <summary>The log group of an account in a Region, or null. Whoever calls holds the world's lock.</summary>
    ILogGroup? Find(string accountId, string region, string name);
}

/// <summary>One log group.</summary>
internal interface ILogGroup
{
    /// <summary>The ARN by which writing to a log stream is authorized.</summary>
    string StreamArn(string stream);

    /// <summary>Adds a line.</summary>
    void Write(string line);
}
