using System.Runtime.CompilerServices;

namespace Crm.Sla;

/// <summary>The terms with the calendar that comes. Timers of one policy share their terms, so the changed ones are made once too. Not thread-safe.</summary>
internal sealed class TermsChange(CalendarChange change)
{
    private readonly Dictionary<TimerTerms, TimerTerms> _changed = new(ReferenceEqualityComparer.Instance);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal TimerTerms Of(TimerTerms terms)
    {
        if (!ReferenceEquals(terms.Calendar, change.Replaced)) return terms;
        if (_changed.TryGetValue(terms, out TimerTerms? changed)) return changed;
        changed = terms with { Calendar = change.By };
        // Terms with a retroactive start are those of one timer: remembering them would only cost.
        if (terms.Retroactive is null) _changed.Add(terms, changed);
        return changed;
    }
}
