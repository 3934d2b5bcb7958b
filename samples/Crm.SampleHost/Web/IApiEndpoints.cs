namespace Crm.SampleHost.Web;

/// <summary>Endpoints of one engine, for the OpenAPI description. Found by reflection: put the class into <c>Pages/&lt;Engine&gt;/</c>.</summary>
public interface IApiEndpoints
{
    /// <summary>Maps them, below <c>/api</c>.</summary>
    /// <param name="api">The group with that prefix.</param>
    void Map(RouteGroupBuilder api);
}
