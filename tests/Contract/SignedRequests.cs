using System.Text.Json;
using Guardrails.Core.Ids;
using Guardrails.Local;

namespace Guardrails.Tests.Contract;

/// <summary>
/// The embedded organization refuses what AWS refuses before it looks at permissions. botocore signs each request, so
/// that every signature is right; the codes are AWS's.
/// </summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html,
/// https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html,
/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeAccount.html (InvalidInputException) and
/// https://docs.aws.amazon.com/config/latest/APIReference/CommonErrors.html.
/// </remarks>
public sealed class SignedRequests
{
    private static readonly Dictionary<string, string> Answers = new()
    {
        ["right hash of the body"] = "400 InvalidAction",
        ["no version"] = "400 InvalidAction",
        ["another version"] = "400 InvalidAction",
        ["version of another service"] = "400 InvalidAction",
        ["no such action"] = "400 InvalidAction",
        ["no such action, STS"] = "400 InvalidAction",
        ["no such operation"] = "400 UnknownOperationException",
        ["target of another service"] = "400 UnknownOperationException",
        ["no target"] = "400 UnknownOperationException",
        ["a list without numbers"] = "400 MalformedInput",
        ["a parameter of many parts"] = "400 MalformedInput",
        ["a structure for a text"] = "400 MalformedInput",
        ["as whom"] = "400 ValidationError",
        ["-1 devices"] = "400 ValidationError",
        ["0 devices"] = "400 ValidationError",
        ["1001 devices"] = "400 ValidationError",
        ["ExternalId x"] = "400 ValidationError",
        ["SerialNumber 123"] = "400 ValidationError",
        ["TokenCode 12"] = "400 ValidationError",
        ["SourceIdentity x"] = "400 ValidationError",
        ["SourceIdentity has space"] = "400 ValidationError",
        ["TransitiveTagKeys.member.1 xxxxxxxxx"] = "400 ValidationError",
        ["DurationSeconds 1"] = "400 ValidationError",
        ["no role"] = "400 ValidationError",
        ["null for a name"] = "400 ValidationException",
        ["a number for a name"] = "400 SerializationException",
        ["a text for a list"] = "400 SerializationException",
        ["an empty name"] = "400 ValidationException",
        ["no token"] = "400 ValidationException",
        ["null for an evaluation"] = "400 ValidationException",
        ["no account"] = "400 InvalidInputException INPUT_REQUIRED",
        ["a number for an account"] = "400 SerializationException",
        ["an account of letters"] = "400 InvalidInputException INVALID_PATTERN",
        ["a null account"] = "400 InvalidInputException INPUT_REQUIRED",
        ["no such type"] = "400 InvalidInputException INVALID_ENUM",
        ["no service"] = "400 InvalidInputException MIN_LENGTH_EXCEEDED",
        ["a service with a space"] = "400 InvalidInputException INVALID_PATTERN",
        ["a long service"] = "400 InvalidInputException MAX_LENGTH_EXCEEDED",
        ["too many accounts"] = "400 InvalidInputException MAX_VALUE_EXCEEDED",
        ["no accounts"] = "400 InvalidInputException MIN_VALUE_EXCEEDED",
        ["many for a number"] = "400 SerializationException",
    };

    private static readonly string[] Taken = ["as it should be", "4 minutes late", "another Region of the partition"];

    private static readonly string[] Refused =
    [
        "20 minutes late", "20 minutes early", "8 days late", "scope of another day", "no Region",
        "a Region of another partition", "host not signed", "date not signed", "token not signed",
        "another header of AWS not signed", "wrong hash of the body",
    ];

    private static readonly string[] NoXml = ["a null character", "an escape", "no character"];

    [Fact]
    public async Task Requests_are_refused_as_AWS_refuses_them()
    {
        Judge.Require("python3", "-c", "import botocore");
        await using var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new(), TestContext.Current.CancellationToken);
        var signer = aws.Administrator(AccountId.Parse("111111111111"));
        var given = JsonSerializer.Serialize(new
        {
            endpoint = aws.Endpoint.AbsoluteUri.TrimEnd('/'),
            credentials = new { id = signer.AccessKeyId, secret = signer.SecretAccessKey, token = signer.SessionToken },
        });

        var judged = await Judge.RunAsync(
            "python3", [Repository.PathOf("tests", "judges", "signed_requests.py")], given);

        judged.ExitCode.ShouldBe(0, judged.Error);
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(judged.Output)!;
        answers.Except(Expected()).ShouldBeEmpty("AWS answers otherwise");
        answers.Keys.ShouldBe(Expected().Select(answer => answer.Key), ignoreOrder: true);
    }

    private static IEnumerable<KeyValuePair<string, string>> Expected() => Answers
        .Concat(Taken.SelectMany(taken => Both(taken, "200", "200")))
        .Concat(Refused.SelectMany(
            refused => Both(refused, "403 SignatureDoesNotMatch", "400 InvalidSignatureException")))
        .Concat(NoXml.SelectMany(character => new[] { "a user name", "an action", "a parameter's name" }
            .Select(place => KeyValuePair.Create($"{character} in {place}", "400 ValidationError"))));

    private static IEnumerable<KeyValuePair<string, string>> Both(string request, string query, string json) =>
        [new($"{request}, Query", query), new($"{request}, JSON", json)];
}
