using System.Globalization;
using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Consecutive serial numbers, such as POS-T1-00001 to POS-T1-00015.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record SerialRange
{
    /// <summary>The most serial numbers in one range.</summary>
    public const int MaxCount = 100_000;

    private SerialRange(string prefix, long first, long last, int digits) => (Prefix, First, Last, Digits) = (prefix, first, last, digits);

    /// <summary>What stands before the number.</summary>
    public string Prefix { get; }

    /// <summary>The first number.</summary>
    public long First { get; }

    /// <summary>The last number, included.</summary>
    public long Last { get; }

    /// <summary>The digits of each number, filled with zeros.</summary>
    public int Digits { get; }

    /// <summary>How many there are.</summary>
    public int Count => (int)(Last - First + 1);

    /// <summary>Reads a range.</summary>
    /// <param name="prefix">What stands before the number; may be empty.</param>
    /// <param name="from">The first number with its leading zeros.</param>
    /// <param name="to">The last number, included, with as many digits.</param>
    /// <returns>The range, or <c>supply.serials</c>.</returns>
    public static Result<SerialRange> Parse(string prefix, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (from is { Length: > 0 and <= 18 } && to?.Length == from.Length
            && long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out long first)
            && long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out long last)
            && first <= last && last - first < MaxCount)
            return new SerialRange(prefix, first, last, from.Length);
        return Result.Invalid(new ValidationError("/serials", $"'{from}' to '{to}' is no range of at most 100000 numbers with as many digits each.", "supply.serials"));
    }

    /// <summary>The serial numbers, in order.</summary>
    public IReadOnlyList<string> ToList() =>
        [.. Enumerable.Range(0, Count).Select(i => Prefix + (First + i).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0'))];
}
