namespace Crm.Pricing;

/// <summary>The taxes of one line.</summary>
/// <param name="TotalExcluded">The net: the price without any tax.</param>
/// <param name="TotalIncluded">The net plus all taxes.</param>
/// <param name="Taxes">Each tax, in the order of evaluation.</param>
/// <remarks>Always: <see cref="TotalExcluded"/> plus the sum of the taxes is <see cref="TotalIncluded"/>, to the last digit.</remarks>
public sealed record LineTax(decimal TotalExcluded, decimal TotalIncluded, IReadOnlyList<TaxAmount> Taxes);
