namespace Guardrails.Core.Names;

/// <summary>The calls of AWS Lambda that the code makes, as IAM names them.</summary>
public static class LambdaActions
{
    /// <summary>Runs a function.</summary>
    public const string InvokeFunction = "lambda:InvokeFunction";
}
