using System.Collections.Immutable;
using System.Globalization;
using Crm.Dedupe;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.SampleHost.Scenario.Domain;

namespace Crm.SampleHost.Scenario.Dedupe;

/// <summary>Takes the rows of a file in: each becomes a lead, or points to whom it is, or says what is wrong with it.</summary>
public sealed class ImportLeadsCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "ImportLeads";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string source = LeadImport.SourceOf(context.At);
        List<Row> rows = [];
        List<Outcome> rejected = [];
        foreach (Parameters row in context.Params.NestedList("file"))
        {
            Row read = Read(row, source, context);
            if (read.Lead.IsSuccess) rows.Add(read);
            else rejected.Add(Outcome.Record(("row", read.Number), ("error", Reason(read.Lead.ToResult()))));
        }

        ImmutableArray<RowMatch> matches = FileMatch.Run(
            context.World.Matcher(), rows.Select(static r => r.Record), await context.KnownAsync(cancellationToken), cancellationToken);
        List<Lead> created = [];
        List<string> made = [], linked = [], repeated = [], possible = [];
        foreach ((Row row, RowMatch match) in rows.Zip(matches))
        {
            switch (match.Outcome)
            {
                case RowOutcome.Existing:
                    linked.Add($"row {row.Record.Id} -> {match.MatchedId}");
                    break;
                case RowOutcome.DuplicateInFile:
                    repeated.Add($"row {row.Record.Id} -> row {match.MatchedId} ({Why(match.Reason!)})");
                    break;
                default:
                    created.Add(row.Lead.Value);
                    made.Add($"{row.Lead.Value.Number} (row {row.Record.Id})");
                    possible.AddRange(match.Search.Candidates.Select(c => $"row {row.Record.Id} ~ {c.Record.Id}"));
                    break;
            }
        }

        context.Db.CrmSet<Lead>().AddRange(created);
        context.Report("created", made);
        context.Report("linkedToExisting", linked);
        context.Report("duplicateInFile", repeated);
        context.Report("possibleDuplicates", possible);
        context.Report("rejected", rejected);
        context.Report("revertible", created.TrueForAll(LeadImport.IsRevertible));
        return Result.Success();
    }

    private static Row Read(Parameters row, string source, StepContext context)
    {
        string number = row.Whole("row").ToString(CultureInfo.InvariantCulture);
        string? name = row.TextOrNull("name"), company = row.TextOrNull("company"), email = row.TextOrNull("email"), phone = row.TextOrNull("phone");
        LeadId id = new(context.NewId());
        string key = row.TextOrNull("lead") ?? $"{source}/{number}";
        List<ContactPoint> points = [];
        Result wrong = Result.Success();
        foreach ((ContactPointKind kind, string? value) in new[] { (ContactPointKind.Email, email), (ContactPointKind.Phone, phone) })
        {
            if (string.IsNullOrWhiteSpace(value)) continue;
            Result<ContactPoint> point = ContactPoint.Of(kind, value, context.World.ContactKeys());
            if (point.IsSuccess) points.Add(point.Value);
            else wrong = point.ToResult();
        }

        Result<Lead> lead = Lead.Capture(
            new LeadCapture(id, key) { PersonName = name, OrganisationName = company, ContactPoints = points, Source = source }, context.Actor.Text, context.At);
        if (lead.IsSuccess && !wrong.IsSuccess) lead = wrong;
        SourceRecord record = SourceRecord.Of(number,
            (ContactMatching.Name, string.IsNullOrWhiteSpace(name) ? company : name), (ContactMatching.Email, email), (ContactMatching.Phone, phone));
        return new Row(int.Parse(number, CultureInfo.InvariantCulture), record, lead);
    }

    private static string Reason(Result refused) =>
        StateErrors.UnmetGuards(refused.ValidationErrors) is [string guard, ..] ? guard : refused.ValidationErrors[0].ErrorCode ?? refused.ValidationErrors[0].ErrorMessage;

    private static string Why(MatchWaterfall waterfall) => waterfall.Key is MatchKey key
        ? $"same {key.Name} {waterfall.KeyValue}"
        : string.Create(CultureInfo.InvariantCulture, $"{waterfall.Weight:0.00} bits");

    private sealed record Row(int Number, SourceRecord Record, Result<Lead> Lead);
}
