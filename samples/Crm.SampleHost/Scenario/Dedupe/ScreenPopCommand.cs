using System.Globalization;
using Crm.Dedupe;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.SampleHost.Scenario.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Dedupe;

/// <summary>Who is calling: the customer or lead of a number, and what the screen shows about them.</summary>
public sealed class ScreenPopCommand : IScenarioCommand
{
    private const int EngagementsShown = 4;

    /// <inheritdoc/>
    public string Name => "ScreenPop";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        Result<string> key = context.World.ContactKeys().KeyOf(ContactPointKind.Phone, context.Params.Text("incoming"));
        if (!key.IsSuccess) return key.ToResult();
        DuplicateSearch callers = (await context.KnownAsync(cancellationToken)).Find(SourceRecord.Of("caller", (ContactMatching.Phone, key.Value)));
        string[] found = [.. callers.Candidates.Where(static c => c.Score.Decision == MatchDecision.Same).Select(static c => c.Record.Id)];
        if (found.Length == 0)
        {
            context.Report("match", null);
            return Result.Success();
        }

        // A customer goes before a lead; of several the first number: all of them are on the screen.
        HashSet<string> customers = [.. await context.Db.CrmSet<Party>().Where(p => found.Contains(p.Number)).Select(static p => p.Number).ToListAsync(cancellationToken)];
        string caller = found.OrderBy(f => customers.Contains(f) ? 0 : 1).ThenBy(static f => f, StringComparer.Ordinal).First();
        context.Report("match", caller);
        context.Report("matches", found);
        List<string> shows = ["name"];
        Lead? lead = await context.Db.CrmSet<Lead>().AsNoTracking().FirstOrDefaultAsync(l => l.Number == caller || l.ConvertedTo == caller, cancellationToken);
        if (lead is not null)
        {
            shows.Add(string.Create(CultureInfo.InvariantCulture, $"score {lead.Score:0.####}"));
            shows.Add(string.Create(CultureInfo.InvariantCulture, $"last {Math.Min(EngagementsShown, lead.Engagements.Count)} engagements"));
        }

        shows.Add("household candidates");
        context.Report("shows", shows);
        context.Report("householdCandidates", found.Where(f => f != caller));
        return Result.Success();
    }
}
