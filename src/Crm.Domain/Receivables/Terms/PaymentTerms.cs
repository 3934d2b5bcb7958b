using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>How long a customer may take to pay, such as Net30.</summary>
/// <remarks>
/// The due date is the local date of posting plus the days, and never moved to a business day. Worked: posted on 25 May at Net30 is due on
/// 24 June. Immutable and thread-safe.
/// </remarks>
public sealed record PaymentTerms
{
    private PaymentTerms(int days) => Days = days;

    /// <summary>The most days that terms can give: ten years.</summary>
    public const int MaxDays = 3660;

    /// <summary>The days from posting to the due date.</summary>
    public int Days { get; }

    /// <summary>The name, such as <c>Net30</c>.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"Net{Days}");

    /// <summary>Terms of so many days.</summary>
    /// <param name="days">0 (due on the day of posting) to <see cref="MaxDays"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are out of range.</exception>
    public static PaymentTerms Net(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxDays);
        return new PaymentTerms(days);
    }

    /// <summary>Reads a name such as <c>Net30</c>.</summary>
    /// <param name="code">The word Net and the days; the case of the word does not matter.</param>
    /// <returns>The terms, or <c>receivables.payment_terms</c>.</returns>
    public static Result<PaymentTerms> Parse(string? code)
    {
        if (code is not null && code.StartsWith("net", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(code.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days <= MaxDays)
            return Net(days);
        return Result.Invalid(new ValidationError("", $"'{code}' are no payment terms: write Net and the days, such as Net30.", "receivables.payment_terms"));
    }

    /// <summary>The last day to pay without being late.</summary>
    /// <param name="postedOn">The local date on which the invoice was posted.</param>
    public LocalDate DueDate(LocalDate postedOn) => postedOn.PlusDays(Days);

    /// <summary>The name.</summary>
    public override string ToString() => Code;
}
