namespace Amazon.Account.Model;

public partial class Region
{
    public string RegionName { get; set; }

    public RegionOptStatus RegionOptStatus { get; set; }
}
