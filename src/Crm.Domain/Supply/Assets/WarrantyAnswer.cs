using NodaTime;
using NodaTime.Text;

namespace Crm.Domain;

/// <summary>Whether a warranty covers a day.</summary>
/// <param name="IsCovered">True if it does.</param>
/// <param name="Until">The last day it covers; null if there never was one.</param>
public readonly record struct WarrantyAnswer(bool IsCovered, LocalDate? Until)
{
    /// <summary>The answer in words: <c>covered until 2027-05-24</c>, <c>ended on 2027-05-24</c> or <c>none</c>.</summary>
    public override string ToString() => Until is LocalDate until
        ? (IsCovered ? "covered until " : "ended on ") + LocalDatePattern.Iso.Format(until)
        : "none";
}
