namespace Amazon.IdentityManagement.Model;

public partial class RoleLastUsed
{
    public DateTime? LastUsedDate { get; set; }

    public string Region { get; set; }
}
