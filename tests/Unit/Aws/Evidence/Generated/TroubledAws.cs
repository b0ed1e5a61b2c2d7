using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using static Guardrails.Tests.Unit.Aws.Evidence.Generated.RootTruth;

namespace Guardrails.Tests.Unit.Aws.Evidence.Generated;

/// <summary>IAM and STS in front of a root user, with trouble in some of the calls.</summary>
#pragma warning disable CA1852 // The runtime derives the proxy from it.
internal class TroubledAws : DispatchProxy
#pragma warning restore CA1852
{
    private static readonly DateTime Expiry = Now.AddMinutes(15).UtcDateTime;

    /// <summary>Every call that reads evidence.</summary>
    public static readonly IReadOnlyList<string> Calls =
    [
        "GenerateCredentialReport", "GetCredentialReport", "GetAccountSummary", "ListVirtualMFADevices", "AssumeRoot",
        "ListAccessKeys", "GetAccessKeyLastUsed", "ListMFADevices", "ListSigningCertificates", "GetLoginProfile",
    ];

    private RootTruth _truth = null!;
    private IReadOnlyDictionary<string, Trouble> _troubles = null!;

    public static T Of<T>(RootTruth truth, IReadOnlyDictionary<string, Trouble> troubles)
        where T : class
    {
        var made = Create<T, TroubledAws>();
        var aws = (TroubledAws)(object)made;
        (aws._truth, aws._troubles) = (truth, troubles);
        return made;
    }

    protected override object? Invoke(MethodInfo? method, object?[]? arguments)
    {
        var name = method!.Name;
        if (name == "Dispose")
            return null;
        var call = name[..^"Async".Length];
        var trouble = _troubles.GetValueOrDefault(call);
        return (trouble, arguments![0]) switch
        {
            (Trouble.Throttled, _) => Failed(method, Error("Throttling", HttpStatusCode.BadRequest)),
            (Trouble.Broken, _) => Failed(method, Error("ServiceFailure", HttpStatusCode.InternalServerError)),
            (Trouble.Expired, _) => Failed(method, Error("ExpiredToken", HttpStatusCode.Forbidden)),
            (Trouble.Denied, _) => Failed(method, Error("AccessDenied", HttpStatusCode.Forbidden)),
            (Trouble.NoAnswer, _) => Failed(method, new TimeoutException("no answer")),
            (Trouble.Empty, _) => Answer(method, Activator.CreateInstance(method.ReturnType.GetGenericArguments()[0])!),
            (_, GenerateCredentialReportRequest) => Answer(method, new GenerateCredentialReportResponse
            {
                State = trouble == Trouble.Odd ? ReportStateType.INPROGRESS : ReportStateType.COMPLETE,
            }),
            (_, GetCredentialReportRequest) => Answer(method, Report(trouble)),
            (_, GetAccountSummaryRequest) => Answer(method, Summary(trouble)),
            (_, AssumeRootRequest) => Answer(method, new AssumeRootResponse
            {
                Credentials = trouble switch
                {
                    Trouble.Odd => null,
                    Trouble.Odder => new(),
                    _ => new("ASIAROOT", "secret", "token", Expiry),
                },
            }),
            (_, ListVirtualMFADevicesRequest { Marker: var marker }) => List(method, marker, trouble, Virtual(trouble)),
            (_, ListAccessKeysRequest { Marker: var marker }) => List(method, marker, trouble, Keys(trouble)),
            (_, ListMFADevicesRequest { Marker: var marker }) => List(method, marker, trouble, Devices(trouble)),
            (_, ListSigningCertificatesRequest { Marker: var marker }) =>
                List(method, marker, trouble, Certificates(trouble)),
            (_, GetLoginProfileRequest) => _truth.Password
                ? Answer(method, new GetLoginProfileResponse
                {
                    LoginProfile = trouble is Trouble.Odd or Trouble.Odder ? null : new() { UserName = User(trouble) },
                })
                : Failed(method, new NoSuchEntityException("no password")),
            (_, GetAccessKeyLastUsedRequest { AccessKeyId: var id }) => Answer(method, LastUse(id, trouble)),
            _ => throw new NotSupportedException(name),
        };
    }

    private static AmazonServiceException Error(string code, HttpStatusCode status) =>
        new($"AWS said {code}", innerException: null, ErrorType.Sender, code, "request-id", status);

    private static string? User(Trouble trouble) => trouble == Trouble.OfAnotherUser ? "alice" : null;

    private GetAccountSummaryResponse Summary(Trouble trouble)
    {
        var map = new Dictionary<string, int>
        {
            ["AccountAccessKeysPresent"] = _truth.Keys.Any(_truth.SummaryCounts) ? 1 : 0,
            ["AccountMFAEnabled"] = _truth.Devices.Count > 0 ? 1 : 0,
            ["AccountSigningCertificatesPresent"] = _truth.Certificates.Any(_truth.SummaryCounts) ? 1 : 0,
            ["AccountPasswordPresent"] = _truth.Password ? 1 : 0,
        };
        if (!_truth.SummaryTellsPassword)
            map.Remove("AccountPasswordPresent");
        if (trouble == Trouble.Odd)
            map.Remove("AccountMFAEnabled");
        if (trouble == Trouble.Odder)
            map.Remove("AccountAccessKeysPresent");
        if (trouble == Trouble.HalfAList)
            map.Remove("AccountSigningCertificatesPresent");
        return new() { SummaryMap = map };
    }

    private GetCredentialReportResponse Report(Trouble trouble)
    {
        var keys = _truth.ReportedKeys.Take(2).ToList();
        var certificates = _truth.Certificates.Take(2).ToList();
        var header = "user,password_enabled,mfa_active,"
            + string.Concat(new[] { 1, 2 }.Select(slot => $"access_key_{slot}_active,access_key_{slot}_last_rotated,"
                + $"access_key_{slot}_last_used_date,access_key_{slot}_last_used_region,"
                + $"access_key_{slot}_last_used_service,"))
            + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";
        var row = $"<root_account>,not_supported,{(_truth.Devices.Count > 0 ? "true" : "false")},"
            + string.Concat(new[] { 0, 1 }.Select(slot => $"{Slot(keys, slot)},{Used(keys, slot)},N/A,N/A,"))
            + string.Join(',', new[] { 0, 1 }.Select(slot => Slot(certificates, slot)));
        var text = trouble switch
        {
            Trouble.Odd => "<html>busy</html>",
            Trouble.Odder => $"{header.Replace("access_key_2_active", "renamed")}\n{row}",
            Trouble.HalfAList => $"{header}\n{row[..(row.Length / 2)]}",
            _ => $"{header}\n{row}",
        };
        return new()
        {
            GeneratedTime = (Now - _truth.ReportAge).UtcDateTime,
            Content = new MemoryStream(Encoding.UTF8.GetBytes(text)),
        };
    }

    private string Slot(List<Credential> there, int slot) =>
        there.ElementAtOrDefault(slot) is { } one && (one.Active || _truth.ReportDatesInactive)
            ? $"{(one.Active ? "true" : "false")},{Time(one.Created)}"
            : "false,N/A";

    private string Used(List<Credential> there, int slot) =>
        there.ElementAtOrDefault(slot) is { Used: { } used } one && (one.Active || _truth.ReportDatesInactive)
            ? Time(used)
            : "N/A";

    private static string Time(DateTimeOffset time) =>
        time.ToString("yyyy-MM-ddTHH:mm:ss+00:00", CultureInfo.InvariantCulture);

    private List<VirtualMFADevice> Virtual(Trouble trouble) =>
    [
        .. _truth.Devices.Where(device => device.IsVirtual).Select(device => new VirtualMFADevice
        {
            SerialNumber = device.Serial,
            User = new() { Arn = "arn:aws:iam::444444444444:root" },
        }),
        .. trouble switch
        {
            Trouble.Odd => [new() { SerialNumber = "arn:aws:iam::444444444444:mfa/odd" }],
            Trouble.Odder => [new() { User = new() { Arn = "arn:aws:iam::444444444444:root" } }],
            _ => Array.Empty<VirtualMFADevice>(),
        },
    ];

    private List<AccessKeyMetadata> Keys(Trouble trouble) =>
    [
        .. _truth.Keys.Select(key => new AccessKeyMetadata
        {
            UserName = User(trouble),
            AccessKeyId = key.Id,
            Status = trouble == Trouble.Odder ? null : key.Active ? StatusType.Active : StatusType.Inactive,
            CreateDate = trouble == Trouble.Odd ? null : key.Created.UtcDateTime,
        }),
        .. trouble == Trouble.OfAnotherUser ? new[] { OfAlice } : [],
    ];

    private static AccessKeyMetadata OfAlice => new()
    {
        UserName = "alice",
        AccessKeyId = "AKIAALICE",
        Status = StatusType.Active,
        CreateDate = Now.UtcDateTime,
    };

    private List<MFADevice> Devices(Trouble trouble) =>
    [
        .. _truth.Devices.Select(device => new MFADevice
        {
            SerialNumber = trouble == Trouble.Odder ? "arn:aws:iam::444444444444:novel/thing" : device.Serial,
            UserName = User(trouble),
        }),
        .. trouble == Trouble.Odd ? [new() { UserName = "root" }] : Array.Empty<MFADevice>(),
    ];

    private List<SigningCertificate> Certificates(Trouble trouble) =>
    [
        .. _truth.Certificates.Select(certificate => new SigningCertificate
        {
            UserName = User(trouble),
            CertificateId = certificate.Id,
            Status = trouble == Trouble.Odder ? null : certificate.Active ? StatusType.Active : StatusType.Inactive,
            UploadDate = trouble == Trouble.Odd ? null : certificate.Created.UtcDateTime,
        }),
    ];

    private GetAccessKeyLastUsedResponse LastUse(string id, Trouble trouble) => new()
    {
        AccessKeyLastUsed = trouble == Trouble.Odd ? null : new()
        {
            LastUsedDate = _truth.Keys.FirstOrDefault(key => key.Id == id)?.Used?.UtcDateTime,
            ServiceName = "s3",
            Region = "us-east-1",
        },
    };

    /// <summary>Everything at once; in halves, of which the second never comes, where that is the trouble.</summary>
    private static object List<TItem>(MethodInfo method, string? marker, Trouble trouble, List<TItem> items)
    {
        var half = trouble == Trouble.HalfAList;
        if (marker is not null)
            return Failed(method, Error("Throttling", HttpStatusCode.BadRequest));
        var answer = Activator.CreateInstance(method.ReturnType.GetGenericArguments()[0])!;
        var type = answer.GetType();
        type.GetProperties().Single(one => one.PropertyType == typeof(List<TItem>))
            .SetValue(answer, half ? items.Take(items.Count / 2).ToList() : items);
        type.GetProperty("IsTruncated")!.SetValue(answer, half);
        type.GetProperty("Marker")!.SetValue(answer, half ? "more" : null);
        return Answer(method, answer);
    }

    private static object Answer(MethodInfo method, object answer) =>
        typeof(Task).GetMethod(nameof(Task.FromResult))!
            .MakeGenericMethod(method.ReturnType.GetGenericArguments()[0]).Invoke(null, [answer])!;

    private static object Failed(MethodInfo method, Exception exception) =>
        typeof(Task).GetMethods().Single(one => one.Name == nameof(Task.FromException) && one.IsGenericMethod)
            .MakeGenericMethod(method.ReturnType.GetGenericArguments()[0]).Invoke(null, [exception])!;
}
