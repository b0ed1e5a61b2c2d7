using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;

namespace Guardrails.Tests.Unit.Aws.Evidence.Generated;

/// <summary>
/// Tells whether a live source showed the bad thing in full, written from the controls' descriptions and not from how
/// they judge.
/// </summary>
internal static class Seen
{
    /// <summary>
    /// The report shows a key that was deleted since. Where there are others and no list tells which, a control on each
    /// key by itself takes it for one of them: worse than it is, for hours at most.
    /// </summary>
    public static bool IsReportedBad(IControl control, RootTruth truth) =>
        control is RootKeyControl && truth.Deleted is not null && truth.Keys.Count > 0;

    public static bool IsBad(IControl control, RootTruth truth, IReadOnlyDictionary<string, Trouble> troubles)
    {
        bool Fine(string call) => troubles.GetValueOrDefault(call) == Trouble.None;
        bool Listed(string call) => truth.HasSession && Fine("AssumeRoot") && Fine(call) && !OfAnother();
        bool OfAnother() => troubles.Values.Contains(Trouble.OfAnotherUser);

        var summary = Fine("GetAccountSummary");
        var key = (Listed("ListAccessKeys") && truth.Keys.Count > 0)
            || (summary && truth.Keys.Any(truth.SummaryCounts));
        var certificate = (Listed("ListSigningCertificates") && truth.Certificates.Count > 0)
            || (summary && truth.Certificates.Any(truth.SummaryCounts));
        var password = truth.Password
            && (Listed("GetLoginProfile") || (summary && truth.SummaryTellsPassword));
        var noDevice = truth.Devices.Count == 0 && (summary || Listed("ListMFADevices"));
        // A later list that has other devices leaves it unsettled.
        var other = truth.HasSession && troubles.GetValueOrDefault("ListMFADevices") == Trouble.Odder;
        var virtualDevice = truth.Devices.Any(device => device.IsVirtual)
            && (Listed("ListMFADevices") || (Fine("ListVirtualMFADevices") && summary && !other));
        var credential = key || certificate || password;
        return control switch
        {
            NoRootAccessKeys => key,
            NoRootSigningCertificates => certificate,
            NoRootCredentials => credential,
            RootMfa => credential && noDevice,
            RootHardwareMfa => credential && (noDevice || virtualDevice),
            NoActiveRootAccessKeys => Listed("ListAccessKeys") && truth.Keys.Any(one => one.Active),
            NoOldRootAccessKeys => Listed("ListAccessKeys")
                && truth.Keys.Any(one => (RootTruth.Now.Date - one.Created.Date).Days > 90),
            NoUnusedRootAccessKeys => Listed("ListAccessKeys") && Fine("GetAccessKeyLastUsed")
                && truth.Keys.Any(one => (RootTruth.Now.Date - (one.Used ?? one.Created).Date).Days > 90),
            _ => false,
        };
    }
}
