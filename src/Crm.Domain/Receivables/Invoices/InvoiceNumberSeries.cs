using System.Globalization;

namespace Crm.Domain;

/// <summary>Numbers invoices without a gap: a number is used up only by an invoice that is really posted.</summary>
/// <remarks>Store it in the same transaction as the invoice; <see cref="Version"/> keeps two posts from taking one number. Not thread-safe.</remarks>
public sealed class InvoiceNumberSeries
{
    private InvoiceNumberSeries()
    {
    }

    /// <summary>Begins a series.</summary>
    /// <param name="prefix">What stands before the number, such as <c>INV-</c>.</param>
    /// <param name="next">The next number; from 1.</param>
    /// <param name="digits">The least digits of a number, 1 to 18, filled with zeros.</param>
    public InvoiceNumberSeries(string prefix, long next = 1, int digits = 1)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(next, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 18);
        Prefix = prefix;
        Next = next;
        Digits = digits;
    }

    /// <summary>What stands before the number.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>The next number.</summary>
    public long Next { get; private set; } = 1;

    /// <summary>The least digits of a number.</summary>
    public int Digits { get; private set; } = 1;

    /// <summary>Counts every number taken. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>The number the next invoice will get.</summary>
    public string Peek() => Prefix + Next.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');

    internal void Take()
    {
        Next++;
        Version++;
    }
}
