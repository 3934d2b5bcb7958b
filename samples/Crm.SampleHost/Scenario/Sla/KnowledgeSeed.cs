using Crm.Domain;
using Crm.Persistence.EfCore;

namespace Crm.SampleHost.Scenario.Sla;

/// <summary>Publishes the knowledge articles of the setup.</summary>
internal sealed class KnowledgeSeed : IScenarioSeed
{
    public Task SeedAsync(StepContext context, CancellationToken cancellationToken)
    {
        foreach (ArticleSetup setup in context.Setup.Knowledge)
        {
            KnowledgeArticle article = KnowledgeArticle.Draft(new KnowledgeArticleId(context.NewId()), setup.Id,
                new KnowledgeArticleContent(setup.Id, setup.Id, setup.Sku, setup.Keywords), context.Setup.Zone, null, "setup", context.At).Value;
            if (article.Submit("setup", context.At).IsSuccess && article.Publish("setup-review", context.At).IsSuccess)
                context.Db.CrmSet<KnowledgeArticle>().Add(article);
        }

        return Task.CompletedTask;
    }
}
