namespace Amazon.IdentityManagement.Model;

public partial class AttachedPermissionsBoundary
{
    public PermissionsBoundaryAttachmentType PermissionsBoundaryType { get; set; }

    public string PermissionsBoundaryArn { get; set; }
}
