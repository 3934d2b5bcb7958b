using System.Runtime.InteropServices;

namespace Crm.Sla;

/// <summary>Open from a tick to a tick (100 ns since 1970), half-open. The currency of the compiler and of set algebra.</summary>
internal readonly record struct OpenSpan(long From, long To)
{
    /// <summary>Sorts, joins what overlaps or touches, drops what is empty. In place: a list of thirty years is long.</summary>
    internal static List<OpenSpan> Normalize(List<OpenSpan> spans)
    {
        bool sorted = true;
        for (int i = 1; i < spans.Count && sorted; i++) sorted = spans[i - 1].From <= spans[i].From;
        if (!sorted) spans.Sort(static (a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));
        int count = 0;
        foreach (OpenSpan span in CollectionsMarshal.AsSpan(spans))
        {
            if (span.To <= span.From) continue;
            if (count > 0 && span.From <= spans[count - 1].To)
                spans[count - 1] = spans[count - 1] with { To = Math.Max(spans[count - 1].To, span.To) };
            else
                spans[count++] = span;
        }

        spans.RemoveRange(count, spans.Count - count);
        return spans;
    }

    /// <summary>What is in both; the arguments are normalized.</summary>
    internal static List<OpenSpan> Intersect(List<OpenSpan> a, List<OpenSpan> b)
    {
        List<OpenSpan> result = [];
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            long from = Math.Max(a[i].From, b[j].From), to = Math.Min(a[i].To, b[j].To);
            if (from < to) result.Add(new OpenSpan(from, to));
            if (a[i].To <= b[j].To) i++;
            else j++;
        }

        return result;
    }

    /// <summary>What is in the first and not in the second; the arguments are normalized.</summary>
    internal static List<OpenSpan> Except(List<OpenSpan> a, List<OpenSpan> b)
    {
        if (a.Count == 0 || b.Count == 0) return a;
        List<OpenSpan> result = new(a.Count);
        int j = FirstEndingAfter(b, a[0].From);
        foreach (OpenSpan span in a)
        {
            long from = span.From;
            while (j < b.Count && b[j].To <= from) j++;
            for (int k = j; k < b.Count && b[k].From < span.To; k++)
            {
                if (b[k].From > from) result.Add(new OpenSpan(from, b[k].From));
                from = Math.Max(from, b[k].To);
            }

            if (from < span.To) result.Add(new OpenSpan(from, span.To));
        }

        return result;
    }

    /// <summary>Bisects, because the hours of a single day may meet the closures of a century.</summary>
    private static int FirstEndingAfter(List<OpenSpan> spans, long tick)
    {
        int low = 0, high = spans.Count;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (spans[middle].To <= tick) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>What lies between two ticks; the argument is normalized, and changed in place.</summary>
    internal static List<OpenSpan> Clip(List<OpenSpan> spans, long from, long to)
    {
        spans.RemoveRange(0, FirstEndingAfter(spans, from));
        while (spans.Count > 0 && spans[^1].From >= to) spans.RemoveAt(spans.Count - 1);
        if (spans.Count > 0) spans[0] = spans[0] with { From = Math.Max(spans[0].From, from) };
        if (spans.Count > 0) spans[^1] = spans[^1] with { To = Math.Min(spans[^1].To, to) };
        return spans;
    }
}
