using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>When customers are reminded of what they owe, and what protects them from it.</summary>
/// <remarks>
/// No step is taken while a disputed case or a late delivery is open on the order. After a block or a downtime the highest level that is due
/// is taken, never two at once. Immutable and thread-safe.
/// </remarks>
public sealed class DunningPolicy
{
    private DunningPolicy(IReadOnlyList<DunningLevel> levels) => Levels = levels;

    /// <summary>The steps, in rising order.</summary>
    public IReadOnlyList<DunningLevel> Levels { get; }

    /// <summary>Checks steps.</summary>
    /// <param name="levels">The steps, in rising order.</param>
    /// <returns>The policy, or every problem: <c>receivables.no_levels</c>, <c>receivables.level_name</c>, <c>receivables.level_order</c>.</returns>
    public static Result<DunningPolicy> Compile(IReadOnlyList<DunningLevel> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        List<ValidationError> errors = [];
        if (levels.Count == 0) errors.Add(new ValidationError("", "A dunning policy needs at least one level.", "receivables.no_levels"));
        for (int i = 0; i < levels.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"/{i}");
            if (string.IsNullOrWhiteSpace(levels[i].Name)) errors.Add(new ValidationError(at + "/name", "A level needs a name.", "receivables.level_name"));
            if (levels[i].FromDaysOverdue <= (i == 0 ? 0 : levels[i - 1].FromDaysOverdue))
                errors.Add(new ValidationError(at + "/fromDaysOverdue", "The days overdue rise from level to level and begin at 1.", "receivables.level_order"));
        }

        return errors.Count == 0 ? new DunningPolicy([.. levels]) : Result.Invalid(errors);
    }

    /// <summary>Says which step is to be taken.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="lastLevel">The name of the last step that was taken; null if none was.</param>
    /// <param name="blocks">What is open on the order.</param>
    /// <param name="today">The local date in the zone of the invoice.</param>
    /// <returns>The step, or what blocks it; no step and no block if nothing is due.</returns>
    public DunningDecision Next(Invoice invoice, string? lastLevel, DunningBlocks blocks, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        int days = invoice.DueDate is LocalDate due ? Period.DaysBetween(due, today) : 0;
        if (invoice.Outstanding.Amount <= 0m) return new DunningDecision(null, days, DunningBlocks.None);
        int taken = lastLevel is null ? -1 : Levels.ToList().FindIndex(level => level.Name == lastLevel);
        int reached = Levels.ToList().FindLastIndex(level => days >= level.FromDaysOverdue);
        if (reached <= taken) return new DunningDecision(null, days, DunningBlocks.None);
        return blocks == DunningBlocks.None
            ? new DunningDecision(Levels[reached], days, DunningBlocks.None)
            : new DunningDecision(null, days, blocks);
    }
}
