using System.Globalization;

namespace Crm.Pricing;

/// <summary>One tax as it applies to a line; a line has a list of them in the order of evaluation.</summary>
/// <param name="Id">The tax record. Two taxes of the same rate with different ids are rounded apart.</param>
/// <param name="Kind">Percent, fixed per unit, or division.</param>
/// <param name="Amount">The rate in percent, or the amount per unit for <see cref="TaxKind.Fixed"/>. Withholding is negative.</param>
/// <remarks>Worked: 12 % included in 52.50 is 5.63 on a base of 46.87, rounded per line half away from zero.</remarks>
public sealed record Tax(string Id, TaxKind Kind, decimal Amount)
{
    /// <summary>True if the price of the line contains the tax. The default is false.</summary>
    public bool PriceIncluded { get; init; }

    /// <summary>True if later taxes are computed on the base plus this amount. The default is false.</summary>
    public bool AffectsSubsequentBase { get; init; }

    /// <summary>False if the taxes before it never enter its base. The default is true.</summary>
    public bool BaseAffectedByPrevious { get; init; } = true;

    /// <summary>True if the buyer owes the tax: it is shown as +x and -x and never included in the price. The default is false.</summary>
    public bool ReverseCharge { get; init; }

    /// <summary>A percentage on top of the price, named by its rate.</summary>
    /// <param name="ratePercent">The rate in percent.</param>
    public static Tax Percent(decimal ratePercent) => new(ratePercent.ToString("0.############", CultureInfo.InvariantCulture) + "%", TaxKind.Percent, ratePercent);

    internal bool IsInPrice => PriceIncluded && !ReverseCharge;
}
