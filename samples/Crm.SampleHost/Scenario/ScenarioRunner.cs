using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.SampleHost.CommandLine;
using Crm.SampleHost.Data;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.SampleHost.Scenario;

/// <summary>Plays a scenario: runs the commands of each step through the catalog and compares what they report with what the file expects.</summary>
/// <param name="file">The scenario.</param>
/// <param name="catalog">The commands.</param>
/// <param name="services">The database's context and stores; each command gets a scope of its own.</param>
/// <param name="database">Where the state lives.</param>
public sealed class ScenarioRunner(ScenarioFile file, CommandCatalog catalog, IServiceProvider services, SampleDatabase database)
{
    private readonly World _world = new(file.Setup);

    /// <summary>Called before a step is played.</summary>
    public Action<ScenarioStep>? Starting { get; init; }

    /// <summary>Called after a step was played.</summary>
    public Action<StepReport>? Finished { get; init; }

    /// <summary>Plays all steps in order of time.</summary>
    /// <param name="cancellationToken">Ends the run early.</param>
    public async Task<ScenarioReport> PlayAsync(CancellationToken cancellationToken)
    {
        await SeedAsync(cancellationToken);
        List<StepReport> reports = [];
        foreach (ScenarioStep step in file.Steps)
        {
            Starting?.Invoke(step);
            StepReport report = await PlayAsync(step, cancellationToken);
            reports.Add(report);
            _world.HasUnplayedSteps |= report.Verdict == Verdict.NotBuilt;
            Finished?.Invoke(report);
        }

        return new ScenarioReport(file.Name, reports, file.Unknown);
    }

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        ScenarioStep first = file.Steps[0];
        Parameters none = new(JsonDocument.Parse("{}").RootElement, "");
        foreach (IScenarioSeed seed in catalog.Seeds)
        {
            await using AsyncServiceScope scope = services.CreateAsyncScope();
            StepContext context = new(_world, first.At, ScenarioActor.Parse("system"), none, scope.ServiceProvider, new StepLog([]), database.Ids);
            await using IDbContextTransaction transaction = await context.Db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                await seed.SeedAsync(context, cancellationToken);
            }
            catch (ParameterException e)
            {
                throw new BadInputException($"The setup of the scenario is not usable: {e.Message}", e);
            }

            await context.Db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private async Task<StepReport> PlayAsync(ScenarioStep step, CancellationToken cancellationToken)
    {
        StepLog log = new([.. step.Expected.Select(static e => e.Key)]);
        List<string> unknown = [.. step.Unknown.Select(static m => "member " + m)];
        SortedSet<string> touched = new(StringComparer.Ordinal);
        List<string> done = [];
        (string Error, string? Details)? failure = null;
        Stopwatch watch = Stopwatch.StartNew();
        int played = 0;
        foreach (ScenarioCall call in step.Commands)
        {
            if (catalog.Find(call.Do, step.Params) is not { } command)
            {
                unknown.Add("command " + call.Do);
                break;
            }

            failure = await RunAsync(command, call, step, log, cancellationToken);
            if (failure is not null)
                break;
            played++;
            done.Add(call.Do);
            touched.UnionWith(log.Touched);
            foreach ((string from, string to) in log.Moved.Where(m => touched.Remove(m.Key)))
                touched.Add(to);
        }

        log.Outcomes.TryAdd("maxMillis", Outcome.Of(watch.ElapsedMilliseconds));
        await WriteTimelineAsync(step, touched, done, cancellationToken);
        if (failure is { } stopped)
            log.Outcomes["error"] = Outcome.Of(stopped.Error);
        // A failure that the file does not expect is a failure, whatever it kept the rest of the step from reading.
        bool failedOnItsOwn = failure is not null && !log.Asked.Contains("error");
        if (unknown.Count == 0 && !failedOnItsOwn)
        {
            unknown.AddRange(step.Commands.Skip(played).Where(c => catalog.Find(c.Do, step.Params) is null).Select(static c => "command " + c.Do));
            unknown.AddRange(UnreadParameters(step, played).Select(static p => "parameter " + p));
        }

        return Judge(step, log, unknown, touched, failure);
    }

    /// <summary>Runs one command in its transaction; null is success.</summary>
    private async Task<(string Error, string? Details)?> RunAsync(
        IScenarioCommand command, ScenarioCall call, ScenarioStep step, StepLog log, CancellationToken cancellationToken)
    {
        log.Touched.Clear();
        log.Moved.Clear();
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        StepContext context = new(_world, step.At, call.Actor, step.Params, scope.ServiceProvider, log, database.Ids);
        SampleDbContext db = context.Db;
        db.Origin = new EventOrigin(call.Do, string.Create(CultureInfo.InvariantCulture, $"{file.Name}/{step.Number}"));
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            Result result = await command.RunAsync(context, cancellationToken);
            if (!result.IsSuccess)
                return (ErrorOf(result), null);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return null;
        }
        catch (ParameterException e)
        {
            return ($"{call.Do}: parameter {e.Message}", null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A command that breaks must not end the play: the step fails with its reason, and its transaction is rolled back.
            return ($"{call.Do} broke: {e.GetType().Name}: {e.GetBaseException().Message.ReplaceLineEndings(" ")}", e.ToString());
        }
    }

    /// <summary>The first reason: an unmet guard by its name, anything else by its stable code with the sentence as comment.</summary>
    private static string ErrorOf(Result result)
    {
        if (result.ValidationErrors is [ValidationError first, ..])
        {
            return first.ErrorCode is null or StateErrors.GuardFailed or StateErrors.InvalidTransition
                ? first.ErrorMessage
                : $"{first.ErrorCode} ({first.ErrorMessage})";
        }

        return result.Errors is [string message, ..] ? message : result.Status.ToString();
    }

    /// <summary>What no command read; the commands that did not get to it (or to their end) answer for what they declare.</summary>
    private IEnumerable<string> UnreadParameters(ScenarioStep step, int played)
    {
        HashSet<string> declared = [.. step.Commands.Skip(played).SelectMany(c => catalog.Find(c.Do, step.Params)?.Reads ?? [])];
        return step.Params.Unread().Where(p => !declared.Contains(p.Split('/')[0]));
    }

    private async Task WriteTimelineAsync(ScenarioStep step, SortedSet<string> touched, List<string> done, CancellationToken cancellationToken)
    {
        if (touched.Count == 0)
            return;
        await using SampleDbContext db = database.CreateContext();
        db.Timeline.AddRange(touched.Select(party =>
            new TimelineRow(party, step.Number, step.At.ToUnixTimeTicks(), step.Actor.Text, step.Module, string.Join(" ", done))));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static StepReport Judge(
        ScenarioStep step, StepLog log, List<string> unknown, SortedSet<string> touched, (string Error, string? Details)? failure)
    {
        List<Comparison> comparisons = [];
        Verdict verdict = Verdict.NotBuilt;
        if (unknown.Count == 0)
        {
            foreach ((string key, JsonElement expected) in step.Expected)
            {
                if (log.Outcomes.ContainsKey(key) || !log.NotBuilt.Any(n => Comparison.WithoutComment(n) == "key " + key))
                    comparisons.Add(Comparison.Of(key, expected, log.Outcomes.GetValueOrDefault(key)));
            }

            if (failure is { } unexpected && !step.Expected.Any(static e => e.Key == "error"))
                comparisons.Add(new Comparison("error", Comparison.Nothing, unexpected.Error, false));
            if (step.Timeline is { } timeline)
            {
                string[] sorted = [.. timeline.Order(StringComparer.Ordinal)];
                comparisons.Add(new Comparison("timeline", $"[{string.Join(", ", sorted)}]", $"[{string.Join(", ", touched)}]", touched.SequenceEqual(sorted)));
            }

            verdict = comparisons.Any(static c => !c.Ok) ? Verdict.Failed : log.NotBuilt.Count > 0 ? Verdict.NotBuilt : Verdict.Passed;
        }

        return new StepReport(step.Number, step.At, step.Actor.Text, step.Module, [.. step.Commands.Select(static c => c.Do)], verdict, comparisons,
            [.. unknown, .. log.NotBuilt], failure?.Details);
    }
}
