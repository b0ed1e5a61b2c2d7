using Amazon.CDK.AWS.Config;
using Constructs;
using Guardrails.Core.Names;
using Guardrails.Core.Packs;

namespace Guardrails.Infra.Detection;

/// <summary>The questions of compliance teams, saved beside the aggregator that answers them.</summary>
internal sealed class SavedQueries : Construct
{
    public SavedQueries(Construct scope, string id)
        : base(scope, id)
    {
        foreach (var query in SavedQueryCatalog.All)
        {
            new CfnStoredQuery(this, query.Name, new CfnStoredQueryProps
            {
                QueryName = DeployedNames.PolicyPrefix + query.Name,
                QueryDescription = query.Description,
                QueryExpression = query.Expression,
            });
        }
    }
}
