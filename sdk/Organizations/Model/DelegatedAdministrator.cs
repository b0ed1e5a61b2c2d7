namespace Amazon.Organizations.Model;

public partial class DelegatedAdministrator
{
    public string Id { get; set; }

    public string Arn { get; set; }

    public string Email { get; set; }

    public string Name { get; set; }

    public AccountStatus Status { get; set; }

    public AccountState State { get; set; }

    public AccountJoinedMethod JoinedMethod { get; set; }

    public DateTime? JoinedTimestamp { get; set; }

    public DateTime? DelegationEnabledDate { get; set; }
}
