using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles;

/// <summary>The rights that functions have on queues of the home Region.</summary>
internal static class QueueGrants
{
    /// <summary>Takes messages: Lambda does it with the function's role.</summary>
    public static RoleGrant Take(OrganizationConfig config, string sid, string queue) => new(
        sid,
        LedgerArns.Queue(config, queue),
        SqsActions.ReceiveMessage,
        SqsActions.DeleteMessage,
        SqsActions.GetQueueAttributes);

    /// <summary>Puts messages aside.</summary>
    public static RoleGrant Put(OrganizationConfig config, string sid, string queue) =>
        new(sid, LedgerArns.Queue(config, queue), SqsActions.SendMessage);
}
