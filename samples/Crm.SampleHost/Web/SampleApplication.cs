using System.Reflection;
using System.Xml.Linq;
using Crm.Documents;
using Crm.SampleHost.Data;
using Crm.SampleHost.Pages;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Crm.SampleHost.Web;

/// <summary>The web application: pages, JSON endpoints with their OpenAPI description, and the page to try them.</summary>
public static class SampleApplication
{
    /// <summary>Builds it; nothing is started.</summary>
    /// <param name="played">What it shows.</param>
    /// <param name="configure">Where it listens.</param>
    public static WebApplication Create(PlayedScenario played, Action<WebApplicationBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(played);
        ArgumentNullException.ThrowIfNull(configure);
        // Content comes from the assembly, so it does not matter from which directory the program was started.
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(SampleApplication).Assembly.GetName().Name,
        });
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(played);
        builder.Services.AddSampleData(played.Database);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<IPdfRenderer>(static _ => new ChromiumPdfRenderer());
        // The pages have no forms and no cookies: keys that nobody needs are not written to the user's home.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.Configure<KeyManagementOptions>(static o => o.XmlRepository = new KeysInMemory());
        builder.Services.AddRazorComponents();
        builder.Services.AddOpenApi(static o => o.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info.Title = "Crm sample host";
            document.Info.Description = "The result of the scenario that was played at the start; read only.";
            return Task.CompletedTask;
        }));
        configure(builder);

        WebApplication app = builder.Build();
        app.Use(static async (context, next) =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            await next(context);
        });
        app.MapOpenApi();
        app.MapGet("/try", static () => Asset("try.html", "text/html; charset=utf-8")).ExcludeFromDescription();
        app.MapGet("/try.js", static () => Asset("try.js", "text/javascript; charset=utf-8")).ExcludeFromDescription();
        app.MapGet("/desk.js", static () => Asset("desk.js", "text/javascript; charset=utf-8")).ExcludeFromDescription();
        app.MapGet("/site.css", static () => Asset("site.css", "text/css; charset=utf-8")).ExcludeFromDescription();
        RouteGroupBuilder api = app.MapGroup("/api");
        foreach (IApiEndpoints endpoints in AllEndpoints(app.Services))
            endpoints.Map(api);
        ProposalPages.Map(app);
        app.MapRazorComponents<App>().DisableAntiforgery();
        return app;
    }

    private static IEnumerable<IApiEndpoints> AllEndpoints(IServiceProvider services) =>
        Assembly.GetExecutingAssembly().GetTypes()
            .Where(static t => typeof(IApiEndpoints).IsAssignableFrom(t) && t is { IsAbstract: false, IsInterface: false })
            .OrderBy(static t => t.FullName, StringComparer.Ordinal)
            .Select(t => (IApiEndpoints)ActivatorUtilities.CreateInstance(services, t));

    private static IResult Asset(string name, string contentType) =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("Assets." + name)!, contentType);

    private sealed class KeysInMemory : IXmlRepository
    {
        private readonly List<XElement> _keys = [];

        public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys];

        public void StoreElement(XElement element, string friendlyName) => _keys.Add(element);
    }
}
