using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>
/// The root user has no credential at all: what central root access makes possible for member accounts.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#id_root-user-access-management
/// </remarks>
internal sealed class NoRootCredentials : IControl
{
    public string Name => nameof(NoRootCredentials);

    public string Description => "The root user of the account has no password, access key or signing certificate.";

    public string RuleName => "root-credentials-absent";

    // The management account's root user keeps its password, and other accounts' are removed one by one.
    public bool OnByDefault => false;

    public string? WhyNotIn(Partition partition) => partition.WhyNoRootUsers;

    public Verdict Judge(RootState root, RootEvidence evidence, ControlParameters parameters)
    {
        string?[] present =
        [
            root.Password.IsThere ? "a password" : null,
            root.Keys.IsThere ? Counted("access key", root.AllKeysListed ? root.AccessKeys.Count : 1) : null,
            root.Certificates.IsThere ? Counted("signing certificate", root.SigningCertificates.Count) : null,
        ];
        if (root.Credentials.IsThere)
            return Verdict.Bad($"The root user has {string.Join(" and ", present.OfType<string>())}.")
                .With(root.Credentials.Disagreements);
        return root.Credentials.IsAbsent
            ? Verdict.Good($"Root {Phrases.AreAbsent}.").With(root.Credentials.Disagreements)
                .With(root.MayGoUnseen("key or certificate"))
            : Verdict.Unknown(Unsettled(root), root.Credentials.Doubts);
    }

    private static string Unsettled(RootState root) => root switch
    {
        { WhyNoSessions: { } why, Keys.IsAbsent: true, Certificates.IsAbsent: true, Password.Doubts: [] } =>
            "The root user has no access key and no signing certificate; the account summary does not say whether it "
            + $"has a password, and there is no root session: {why}",
        _ => "The root user may have credentials.",
    };

    private static string Counted(string what, int count) =>
        count > 1 ? $"{Phrases.Count(count)} {what}s" : Phrases.A(what);
}
