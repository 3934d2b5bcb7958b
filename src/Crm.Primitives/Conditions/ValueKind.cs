using System.Globalization;
using System.Linq.Expressions;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>What a type of field can do: read its values, show them, and compare them in a store.</summary>
/// <remarks>The comparisons are typed lambdas, so that their operators survive trimming and no provider has to guess them.</remarks>
internal sealed record ValueKind<TValue>(
    ConditionValueReader<TValue> Read,
    Func<TValue, ConditionValue> Show,
    Expression<Func<TValue?, TValue?, bool>> Equal,
    Expression<Func<TValue?, TValue?, bool>> NotEqual,
    Expression<Func<TValue?, TValue?, bool>>? Less = null,
    Expression<Func<TValue?, TValue?, bool>>? LessOrEqual = null,
    Expression<Func<TValue?, TValue?, bool>>? Greater = null,
    Expression<Func<TValue?, TValue?, bool>>? GreaterOrEqual = null)
    where TValue : struct;

/// <summary>The kinds of fields of a value type.</summary>
internal static class ValueKind
{
    internal static readonly ValueKind<bool> Bool = new(
        ReadBool, ConditionValue.Of, (x, y) => x == y, (x, y) => x != null && x != y);

    internal static readonly ValueKind<LocalDate> Date = new(
        ReadDate, ConditionValue.Of, (x, y) => x == y, (x, y) => x != null && x != y,
        (x, y) => x < y, (x, y) => x <= y, (x, y) => x > y, (x, y) => x >= y);

    internal static readonly ValueKind<Instant> Instant = new(
        ReadInstant, ConditionValue.Of, (x, y) => x == y, (x, y) => x != null && x != y,
        (x, y) => x < y, (x, y) => x <= y, (x, y) => x > y, (x, y) => x >= y);

    internal static ValueKind<decimal> Number(int? decimals) => new(
        (ConditionValue value, out decimal result) => ReadNumber(value, decimals, out result),
        ConditionValue.Of, (x, y) => x == y, (x, y) => x != null && x != y,
        (x, y) => x < y, (x, y) => x <= y, (x, y) => x > y, (x, y) => x >= y);

    private static string? ReadNumber(ConditionValue value, int? decimals, out decimal result)
    {
        if (!DecimalText.TryParse(value.Text, out result))
            return "is not a number: write it as text in the form \"-1234.5\", with at most 28 digits";
        if (decimals is int most && decimal.Round(result, most) != result)
            return string.Create(CultureInfo.InvariantCulture, $"{ConditionProblems.TooPreciseMark}the {most} decimals of the field: round it");
        return null;
    }

    private static string? ReadBool(ConditionValue value, out bool result)
    {
        result = value.Flag ?? false;
        return value.Flag is null ? "is neither true nor false: write one of them without quotes" : null;
    }

    private static string? ReadDate(ConditionValue value, out LocalDate result)
    {
        result = default;
        if (value.Text is null || !LocalDatePattern.Iso.Parse(value.Text).TryGetValue(default, out result) || result.Year is < 1 or > 9999)
            return "is not a date: write it in the form \"2026-07-01\"";
        return null;
    }

    private static string? ReadInstant(ConditionValue value, out Instant result)
    {
        result = default;
        if (value.Text is null || !InstantPattern.ExtendedIso.Parse(value.Text).TryGetValue(default, out result) || result.InUtc().Year is < 1 or > 9999)
            return "is not an instant: write it in UTC in the form \"2026-07-01T09:30:00Z\"";
        // PostgreSQL keeps microseconds: a finer bound would mean one thing there and another in memory.
        return (result - NodaConstants.UnixEpoch).SubsecondNanoseconds % 1_000 != 0
            ? ConditionProblems.TooPreciseMark + "a microsecond, which stores do not keep: round it"
            : null;
    }
}
