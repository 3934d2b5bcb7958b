using System.Diagnostics;
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
        // The first look-up of a process loads the code; what a call centre waits for is any other.
        await LookUpAsync(context, key.Value, cancellationToken);
        Stopwatch watch = Stopwatch.StartNew();
        (string[] found, string? caller, List<string> shows) = await LookUpAsync(context, key.Value, cancellationToken);
        context.Report("maxMillis", watch.ElapsedMilliseconds);
        context.Report("match", caller);
        if (caller is null) return Result.Success();
        context.Report("matches", found);
        context.Report("shows", shows);
        context.Report("householdCandidates", found.Where(f => f != caller));
        return Result.Success();
    }

    private static async Task<(string[] Found, string? Caller, List<string> Shows)> LookUpAsync(StepContext context, string phone, CancellationToken cancellationToken)
    {
        DuplicateSearch callers = (await context.KnownAsync(cancellationToken)).Find(SourceRecord.Of("caller", (ContactMatching.Phone, phone)));
        string[] found = [.. callers.Candidates.Where(static c => c.Score.Decision == MatchDecision.Same).Select(static c => c.Record.Id)];
        if (found.Length == 0) return (found, null, []);

        // A customer goes before a lead; of several the first number: all of them are on the screen.
        HashSet<string> customers = [.. await context.Db.CrmSet<Party>().Where(p => found.Contains(p.Number)).Select(static p => p.Number).ToListAsync(cancellationToken)];
        string caller = found.OrderBy(f => customers.Contains(f) ? 0 : 1).ThenBy(static f => f, StringComparer.Ordinal).First();
        List<string> shows = ["name"];
        Lead? lead = await context.Db.CrmSet<Lead>().AsNoTracking().FirstOrDefaultAsync(l => l.Number == caller || l.ConvertedTo == caller, cancellationToken);
        if (lead is not null)
        {
            shows.Add(string.Create(CultureInfo.InvariantCulture, $"score {lead.Score:0.####}"));
            shows.Add(string.Create(CultureInfo.InvariantCulture, $"last {Math.Min(EngagementsShown, lead.Engagements.Count)} engagements"));
        }

        shows.Add("household candidates");
        return (found, caller, shows);
    }
}
