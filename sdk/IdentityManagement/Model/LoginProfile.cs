namespace Amazon.IdentityManagement.Model;

public partial class LoginProfile
{
    public string UserName { get; set; }

    public DateTime? CreateDate { get; set; }

    public bool? PasswordResetRequired { get; set; }
}
