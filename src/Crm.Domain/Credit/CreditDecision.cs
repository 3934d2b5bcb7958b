using Crm.Primitives;

namespace Crm.Domain;

/// <summary>What a credit limit says about an exposure.</summary>
/// <param name="Exposure">The exposure that was checked, the document in question included.</param>
/// <param name="Limit">The limit; null where none is set.</param>
/// <param name="IsExceeded">True if the exposure is above the limit. Exactly at the limit is allowed; without a limit nothing is.</param>
/// <param name="IsWarning">True if the utilisation has reached the warning percentage.</param>
/// <param name="UtilisationPercent">
/// Exposure in percent of the limit, rounded to two places half away from zero (586989.20 of 600000.00 is 97.83); null without a limit or
/// with a limit of zero.
/// </param>
public sealed record CreditDecision(Money Exposure, Money? Limit, bool IsExceeded, bool IsWarning, decimal? UtilisationPercent);
