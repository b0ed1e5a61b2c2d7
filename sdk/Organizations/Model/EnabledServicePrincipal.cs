namespace Amazon.Organizations.Model;

public partial class EnabledServicePrincipal
{
    public string ServicePrincipal { get; set; }

    public DateTime? DateEnabled { get; set; }
}
