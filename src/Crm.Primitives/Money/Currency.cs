using System.Diagnostics.CodeAnalysis;

namespace Crm.Primitives;

/// <summary>A currency: its ISO 4217 codes and the smallest unit that exists of it.</summary>
/// <remarks>
/// Two currencies are equal if their codes are, whatever their smallest unit: an override changes how amounts are rounded, not what they
/// are. Immutable and thread-safe. Source of the table: ISO 4217 (see <see cref="CurrencyTable.Iso4217"/>).
/// </remarks>
public sealed class Currency : IEquatable<Currency>
{
    /// <summary>Makes a currency, for tables of your own (points, vouchers, a deviating smallest unit).</summary>
    /// <param name="code">Three to eight upper-case letters or digits, such as <c>EUR</c>.</param>
    /// <param name="numericCode">The three digits of ISO 4217, or null.</param>
    /// <param name="minorUnits">The decimals that ISO 4217 prints, 0 to 28; null where it prints none (metals, funds, test codes).</param>
    /// <param name="smallestUnit">The smallest amount that exists; null means ten to the minus <paramref name="minorUnits"/>.</param>
    /// <param name="name">The English name, or null for the code.</param>
    /// <exception cref="ArgumentException">The code has another form.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The decimals or the smallest unit are out of range.</exception>
    public Currency(string code, string? numericCode, int? minorUnits, decimal? smallestUnit = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length is < 3 or > 8 || !code.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
            throw new ArgumentException($"'{code}' is not a currency code: three to eight letters A to Z or digits.", nameof(code));
        if (minorUnits is < 0 or > 28)
            throw new ArgumentOutOfRangeException(nameof(minorUnits), minorUnits, "A currency has 0 to 28 decimals.");
        if (smallestUnit is <= 0m)
            throw new ArgumentOutOfRangeException(nameof(smallestUnit), smallestUnit, "The smallest unit is greater than 0.");
        Code = code;
        NumericCode = numericCode;
        MinorUnits = minorUnits;
        SmallestUnit = smallestUnit ?? (minorUnits is int decimals ? new decimal(1, 0, 0, false, (byte)decimals) : null);
        Name = name ?? code;
    }

    /// <summary>The code, such as <c>EUR</c>.</summary>
    public string Code { get; }

    /// <summary>The three digits of ISO 4217, such as <c>978</c>; null for currencies outside it.</summary>
    public string? NumericCode { get; }

    /// <summary>The decimals that ISO 4217 prints; null where it prints none.</summary>
    public int? MinorUnits { get; }

    /// <summary>The smallest amount that exists: 0.01 for EUR, 1 for JPY, 0.2 for MGA; null where there is none.</summary>
    public decimal? SmallestUnit { get; }

    /// <summary>The English name.</summary>
    public string Name { get; }

    /// <summary>The currency with this code in the ISO 4217 table.</summary>
    /// <param name="code">The code, in upper case.</param>
    /// <exception cref="ArgumentException">No active currency has this code.</exception>
    public static Currency Of(string code) =>
        CurrencyTable.Iso4217.TryGet(code, out Currency? currency)
            ? currency
            : throw new ArgumentException($"'{code}' is no active ISO 4217 currency code.", nameof(code));

    /// <summary>The currency with this code in the ISO 4217 table, if there is one.</summary>
    /// <param name="code">The code, in upper case.</param>
    /// <param name="currency">The currency, or null.</param>
    public static bool TryOf(string? code, [NotNullWhen(true)] out Currency? currency) => CurrencyTable.Iso4217.TryGet(code, out currency);

    /// <summary>Rounds to the smallest unit that exists of this currency.</summary>
    /// <param name="mode">Which neighbour a value in between goes to.</param>
    /// <exception cref="InvalidOperationException">The currency has no smallest unit (metals, funds, test codes).</exception>
    public RoundingRule Rounding(RoundingMode mode) =>
        SmallestUnit is decimal unit
            ? new RoundingRule(unit, mode)
            : throw new InvalidOperationException($"{Code} has no smallest unit: name a rounding rule of your own.");

    /// <summary>The same currency with another smallest unit, for cash or for a market that deviates from ISO 4217.</summary>
    /// <param name="smallestUnit">The smallest amount that exists; greater than 0.</param>
    public Currency WithSmallestUnit(decimal smallestUnit) => new(Code, NumericCode, MinorUnits, smallestUnit, Name);

    /// <summary>True if the codes are equal.</summary>
    /// <param name="other">The other currency.</param>
    public bool Equals(Currency? other) => ReferenceEquals(this, other) || (other is not null && Code == other.Code);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Currency other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    /// <summary>True if the codes are equal.</summary>
    public static bool operator ==(Currency? left, Currency? right) => left is null ? right is null : left.Equals(right);

    /// <summary>True if the codes are not equal.</summary>
    public static bool operator !=(Currency? left, Currency? right) => !(left == right);
}
