using System.Globalization;
using Crm.Primitives;

namespace Crm.Domain;

/// <summary>The columns of an aging report, checked: every number of days overdue falls into exactly one of them.</summary>
/// <remarks>
/// Immutable and thread-safe. The first bucket is open below and the last one above, so that no open item is ever left out of a report;
/// that is what makes the buckets add up to the outstanding total.
/// </remarks>
public sealed class AgingBuckets
{
    private readonly AgingBucket[] _buckets;

    private AgingBuckets(AgingBucket[] buckets) => _buckets = buckets;

    /// <summary>The usual columns: not due (0 days or less), 1-30, 31-60, 61-90, &gt;90.</summary>
    public static AgingBuckets Standard { get; } = new(
    [
        new AgingBucket("not due", null, 0), new AgingBucket("1-30", 1, 30), new AgingBucket("31-60", 31, 60),
        new AgingBucket("61-90", 61, 90), new AgingBucket(">90", 91, null),
    ]);

    /// <summary>The buckets, from the least overdue to the most.</summary>
    public IReadOnlyList<AgingBucket> Buckets => _buckets;

    /// <summary>Checks columns and makes them usable.</summary>
    /// <param name="buckets">The columns, from the least overdue to the most.</param>
    /// <returns>
    /// The columns, or every problem: <c>receivables.no_buckets</c>, <c>receivables.bucket_name</c> (empty or used twice),
    /// <c>receivables.bucket_reversed</c>, <c>receivables.bucket_gap</c>, <c>receivables.bucket_overlap</c>,
    /// <c>receivables.bucket_open_end</c> (the first must be open below, the last above, and no other).
    /// </returns>
    public static Result<AgingBuckets> Compile(IReadOnlyList<AgingBucket> buckets)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        if (buckets.Count == 0)
            return Result.Invalid(new ValidationError("", "An aging report needs at least one bucket.", "receivables.no_buckets"));
        List<ValidationError> errors = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < buckets.Count; i++)
        {
            AgingBucket bucket = buckets[i];
            if (string.IsNullOrWhiteSpace(bucket.Name) || !names.Add(bucket.Name))
                errors.Add(At(i, "name", "receivables.bucket_name", $"Bucket '{bucket.Name}' needs a name of its own."));
            if (bucket.From is int from && bucket.To is int to && to < from)
                errors.Add(At(i, "to", "receivables.bucket_reversed", $"Bucket '{bucket.Name}' ends before it begins: swap from and to."));
            CheckLowerEnd(buckets, i, errors);
            if (bucket.To is null && i < buckets.Count - 1)
                errors.Add(At(i, "to", "receivables.bucket_open_end", $"Only the last bucket is open above: give '{bucket.Name}' an end."));
        }

        if (buckets[^1].To is not null)
            errors.Add(At(buckets.Count - 1, "to", "receivables.bucket_open_end", "Leave the end of the last bucket out, or very old items fall through."));
        return errors.Count == 0 ? new AgingBuckets([.. buckets]) : Result.Invalid(errors);
    }

    /// <summary>Columns from their inclusive upper ends, named after their ranges.</summary>
    /// <param name="upperEnds">Rising, none negative: 30, 60, 90 gives <c>0-30</c>, <c>31-60</c>, <c>61-90</c>, <c>91+</c> after <c>not due (current)</c>.</param>
    /// <remarks>Here an item is overdue from its due date on (day 0), unlike <see cref="Standard"/>, where the due date itself is not late.</remarks>
    public static Result<AgingBuckets> FromUpperEnds(IReadOnlyList<int> upperEnds)
    {
        ArgumentNullException.ThrowIfNull(upperEnds);
        List<AgingBucket> buckets = [new AgingBucket("not due (current)", null, -1)];
        int from = 0;
        foreach (int to in upperEnds)
        {
            buckets.Add(new AgingBucket(string.Create(CultureInfo.InvariantCulture, $"{from}-{to}"), from, to));
            from = to + 1;
        }

        buckets.Add(new AgingBucket(string.Create(CultureInfo.InvariantCulture, $"{from}+"), from, null));
        return Compile(buckets);
    }

    /// <summary>The bucket for a number of days overdue.</summary>
    /// <param name="daysOverdue">Report date minus due date; negative before the due date.</param>
    public AgingBucket Of(int daysOverdue) => _buckets[IndexOf(daysOverdue)];

    internal int IndexOf(int daysOverdue)
    {
        int index = 0;
        while (_buckets[index].To is int to && daysOverdue > to) index++;
        return index;
    }

    private static void CheckLowerEnd(IReadOnlyList<AgingBucket> buckets, int i, List<ValidationError> errors)
    {
        AgingBucket bucket = buckets[i];
        if (i == 0)
        {
            if (bucket.From is not null)
                errors.Add(At(0, "from", "receivables.bucket_open_end", "Leave the beginning of the first bucket out, or items that are not due fall through."));
            return;
        }

        if (bucket.From is not int from)
            errors.Add(At(i, "from", "receivables.bucket_open_end", $"Only the first bucket is open below: give '{bucket.Name}' a beginning."));
        else if (buckets[i - 1].To is int end && from > end + 1L)
            errors.Add(At(i, "from", "receivables.bucket_gap", $"Between '{buckets[i - 1].Name}' and '{bucket.Name}' days are missing: begin at {Text(end + 1L)}."));
        else if (buckets[i - 1].To is int last && from <= last)
            errors.Add(At(i, "from", "receivables.bucket_overlap", $"'{buckets[i - 1].Name}' and '{bucket.Name}' overlap: begin at {Text(last + 1L)}."));
    }

    private static ValidationError At(int index, string member, string code, string message) => new($"/{Text(index)}/{member}", message, code);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
