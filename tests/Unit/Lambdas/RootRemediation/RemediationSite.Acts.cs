using Guardrails.Core.Guardrails;
using Guardrails.Core.Quarantine;
using OrganizationAccount = Guardrails.Local.Organization.Account;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <content>Acts of others, by their names in faults.json.</content>
internal sealed partial class RemediationSite
{
    /// <summary>Does it, and returns how it is undone.</summary>
    public Action Do(string act)
    {
        lock (World.Gate)
        {
            return act switch
            {
                "fill the slots" => FillSlots(),
                "change the policy" => ChangePolicy(),
                "delete the policy" => DeletePolicy(),
                "detach the policy" => DetachPolicy(),
                "add a key" => AddNewKey(),
                "remove the key" => RemoveKey(),
                "take the account out" => TakeOut(),
                "suspend the account" => Suspend(),
                _ => throw new ArgumentException($"Nobody does '{act}'.", nameof(act)),
            };
        }
    }

    private static string Removal => IdOf(QuarantinePolicy.Removal);

    private Action FillSlots()
    {
        var free = PolicyLimits.Default.PoliciesPerTarget - World.AttachedTo(Account.Value).Count();
        var ids = Enumerable.Range(1, free).Select(number => $"p-filler000{number}").ToList();
        foreach (var (id, number) in ids.Select((id, at) => (id, at + 1)))
        {
            World.Policies[id] = new(id, $"Filler-{number}")
            {
                Content = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
            };
            World.Attach(id, Account.Value);
        }

        return () => World.Attachments[Account.Value].RemoveAll(ids.Contains);
    }

    private Action ChangePolicy()
    {
        var whole = World.Policies[Removal].Content;
        World.Policies[Removal].Content = QuarantinePolicy.Leak.Document.Minified();
        return () => World.Policies[Removal].Content = whole;
    }

    private Action DeletePolicy()
    {
        World.Policies.Remove(Removal);
        return () => { };
    }

    private Action DetachPolicy()
    {
        World.Attachments[Account.Value].Remove(Removal);
        return () => { };
    }

    private Action AddNewKey()
    {
        AddKey("AKIANEWKEYEXAMPLE001");
        return () => { };
    }

    private Action RemoveKey()
    {
        Root().AccessKeys.Clear();
        return () => { };
    }

    private Action TakeOut()
    {
        World.Accounts.Remove(Account.Value);
        return () => { };
    }

    private Action Suspend()
    {
        var active = World.Account(Account.Value);
        var suspended = new OrganizationAccount(active.Id, active.Name, active.ParentId)
        {
            State = OrganizationAccount.Suspended, Root = active.Root,
        };
        foreach (var (name, role) in active.Roles)
            suspended.Roles[name] = role;
        World.Accounts[active.Id] = suspended;
        return () => World.Accounts[active.Id] = active;
    }
}
