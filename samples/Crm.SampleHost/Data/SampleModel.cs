using Crm.Persistence.EfCore;
using Crm.SampleHost.Scenario;

namespace Crm.SampleHost.Data;

/// <summary>Which libraries' tables stand beside the host's own. One line a library: add yours here.</summary>
internal static class SampleModel
{
    public static void Choose(CrmModelBuilder crm, IdSource ids)
    {
        crm.EventIds = ids.Next;
        crm.Origin = static context => ((SampleDbContext)context).Origin;
        crm.AddDomain();
        crm.AddPricing();
        crm.AddScoring();
    }
}
