namespace Crm.Pricing;

/// <summary>The taxes of a line in the order of evaluation, with everything that follows from them alone.</summary>
internal sealed class TaxChain
{
    private readonly Tax[] _taxes;
    private readonly decimal[] _rates;
    private readonly decimal[] _divisionRates;

    internal TaxChain(IReadOnlyList<Tax> taxes)
    {
        ArgumentNullException.ThrowIfNull(taxes);
        _taxes = [.. taxes];
        _rates = Array.ConvertAll(_taxes, static tax => tax.Kind == TaxKind.Fixed ? tax.Amount : tax.Amount / 100m);
        _divisionRates = new decimal[_taxes.Length];
        for (int i = 0; i < _taxes.Length; i++)
        {
            AnyInPrice |= _taxes[i].IsInPrice;
            IsPlain &= _taxes[i].Kind == TaxKind.Percent && !_taxes[i].IsInPrice && (i == 0 || !_taxes[i - 1].AffectsSubsequentBase);
            Results += _taxes[i].ReverseCharge ? 2 : 1;
            if (_taxes[i].Kind != TaxKind.Division) continue;
            _divisionRates[i] = DivisionRate(i);
            // Included division taxes that add up to 100 % leave nothing: the map has no slope to divide by.
            LeavesNothing |= _taxes[i].IsInPrice && _divisionRates[i] == 1m;
        }
    }

    internal int Count => _taxes.Length;

    /// <summary>How many amounts are shown: a reverse charge appears twice.</summary>
    internal int Results { get; }

    internal bool AnyInPrice { get; }

    /// <summary>True if every tax is a percentage of the price on top of it, as most are: then each is computed by itself.</summary>
    internal bool IsPlain { get; } = true;

    internal bool LeavesNothing { get; }

    internal ReadOnlySpan<Tax> Taxes => _taxes;

    /// <summary>The rate as a fraction; the amount of a unit for a fixed tax.</summary>
    internal ReadOnlySpan<decimal> Rates => _rates;

    /// <summary>The rates of the division taxes that stand next to each other, as a fraction.</summary>
    internal ReadOnlySpan<decimal> DivisionRates => _divisionRates;

    /// <summary>True if both are division taxes on one gross.</summary>
    internal bool SharesGross(int index, int other) =>
        _taxes[index].Kind == TaxKind.Division && _taxes[other].Kind == TaxKind.Division && _taxes[index].IsInPrice == _taxes[other].IsInPrice;

    /// <summary>What the taxes were computed on: the net, and what of the taxes before them enters.</summary>
    internal void FillBases(decimal net, ReadOnlySpan<decimal> amounts, Span<decimal> bases)
    {
        decimal affecting = 0m;
        for (int i = 0; i < _taxes.Length; i++)
        {
            bases[i] = _taxes[i].BaseAffectedByPrevious ? net + affecting : net;
            if (_taxes[i].AffectsSubsequentBase && !_taxes[i].ReverseCharge) affecting += amounts[i];
        }
    }

    private decimal DivisionRate(int index)
    {
        int first = index, last = index;
        while (first > 0 && SharesGross(first - 1, index)) first--;
        while (last + 1 < _taxes.Length && SharesGross(last + 1, index)) last++;
        decimal rate = 0m;
        for (int i = first; i <= last; i++) rate += _rates[i];
        return rate;
    }
}
