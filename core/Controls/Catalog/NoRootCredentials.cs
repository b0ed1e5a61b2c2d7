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
            root.Password == true ? "a password" : null,
            root.Keys.Present ? Counted("access key", root.AccessKeys.Count, root.Audited) : null,
            root.Certificates.Present
                ? Counted("signing certificate", root.SigningCertificates.Count, root.Audited)
                : null,
        ];
        var found = present.OfType<string>().ToList();
        return (found, root.Password) switch
        {
            ({ Count: > 0 }, _) =>
                Verdict.Bad($"The root user has {string.Join(" and ", found)}.").With(root.CredentialDisagreements),
            (_, null) => Verdict.Unknown(
                "The root user has no access key and no signing certificate; the account summary does not say whether "
                + $"it has a password. No root session: {root.WhyNotAudited}"),
            _ =>
                Verdict.Good($"Root {Phrases.AreAbsent}.").With(root.CredentialDisagreements)
                    .With(root.MayGoUnseen("key or certificate")),
        };
    }

    private static string Counted(string what, int count, bool certain) =>
        certain && count > 1 ? $"{Phrases.Count(count)} {what}s" : Phrases.A(what);
}
