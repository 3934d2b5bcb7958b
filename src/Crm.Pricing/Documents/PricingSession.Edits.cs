using Crm.Primitives;

namespace Crm.Pricing;

/// <content>Edits: what depends on one is computed again, the rest stays.</content>
public sealed partial class PricingSession
{
    private readonly List<int> _stale = [];
    private readonly List<(string? Category, decimal Total)> _baseTotals = [];

    /// <summary>Replaces a line and prices what depends on it.</summary>
    /// <param name="index">Its place in the document, from 0.</param>
    /// <param name="line">The new line; its id may be another one.</param>
    /// <returns>Success; or every problem of the new line, and then nothing has changed.</returns>
    public Result Update(int index, QuoteLineRequest line)
    {
        ArgumentNullException.ThrowIfNull(line);
        ThrowIfNoLine(index);
        QuoteLineRequest before = _lines[index];
        LineResult result = new() { Checked = _results[index].Checked };
        if (!TryPrice(line, index, before.Id, ref result)) return Refused();
        Replace(index, line, result);
        if (TrySettle()) return Result.Success();
        Result refused = Refused();
        _lines[index] = before;
        TryPriceAll(keepSteps: false);
        return refused;
    }

    /// <summary>Adds a line at the end.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Success; or every problem of the line, and then nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">No document has been priced.</exception>
    public Result Add(QuoteLineRequest line) => Insert(Count, line);

    /// <summary>Adds a line before another.</summary>
    /// <param name="index">The place it gets, from 0 to <see cref="Count"/>.</param>
    /// <param name="line">The line.</param>
    /// <returns>Success; or every problem of the line, and then nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">No document has been priced.</exception>
    public Result Insert(int index, QuoteLineRequest line)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Count);
        ThrowIfNoDocument();
        LineResult result = default;
        if (!TryPrice(line, index, null, ref result)) return Refused();
        if (Count == _lines.Length)
        {
            Array.Resize(ref _lines, Math.Max(8, 2 * Count));
            Array.Resize(ref _results, _lines.Length);
        }

        Array.Copy(_lines, index, _lines, index + 1, Count - index);
        Array.Copy(_results, index, _results, index + 1, Count - index);
        Count++;
        (_lines[index], _results[index]) = (line, result);
        _ids.Add(line.Id);
        if (result.Pending) _ofTotal++;
        Enter(index);
        _stale.Add(index);
        if (TrySettle()) return Result.Success();
        Result refused = Refused();
        Cut(index);
        TryPriceAll(keepSteps: false);
        return refused;
    }

    /// <summary>Removes a line.</summary>
    /// <param name="index">Its place in the document, from 0.</param>
    /// <returns>Success; or the problem that other lines now have, and then nothing has changed.</returns>
    public Result RemoveAt(int index)
    {
        ThrowIfNoLine(index);
        (QuoteLineRequest line, LineResult result) = (_lines[index], _results[index]);
        _ids.Remove(line.Id);
        if (result.OfTotal is not null) _ofTotal--;
        if (result.Cost is null) _unknownCosts--;
        _amounts.RemoveAt(index);
        _lists.RemoveAt(index);
        _costs.RemoveAt(index);
        _shares.RemoveAt(index);
        _taxes.RemoveAt(index);
        Cut(index);
        if (TrySettle()) return Result.Success();
        Result refused = Refused();
        Array.Copy(_lines, index, _lines, index + 1, Count - index);
        _lines[index] = line;
        Count++;
        TryPriceAll(keepSteps: false);
        return refused;
    }

    /// <summary>Changes the discount on the whole document.</summary>
    /// <param name="discount">The discount; null for none.</param>
    /// <returns>Success; or a problem, and then nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">No document has been priced.</exception>
    public Result SetDocumentDiscount(DiscountValue? discount)
    {
        ThrowIfNoDocument();
        DiscountValue? before = _discount;
        _discount = discount;
        if (TrySettle()) return Result.Success();
        Result refused = Refused();
        _discount = before;
        TryPriceAll(keepSteps: false);
        return refused;
    }

    private bool TryPrice(QuoteLineRequest line, int index, string? ownId, ref LineResult result)
    {
        _stepsKept = false;
        if (line.Id != ownId && _ids.Contains(line.Id)) ReportDuplicate(line, index);
        CheckStages(line, index);
        try
        {
            return _pricer.Price(line, index, keepSteps: false, ref result, _problems) && !_problems.HasErrors;
        }
        catch (ArithmeticException)
        {
            ReportOverflow();
            return false;
        }
    }

    private void Replace(int index, QuoteLineRequest line, in LineResult result)
    {
        ref LineResult before = ref _results[index];
        if (_lines[index].Id != line.Id)
        {
            _ids.Remove(_lines[index].Id);
            _ids.Add(line.Id);
        }

        if (before.OfTotal is not null) _ofTotal--;
        if (result.Pending) _ofTotal++;
        if (before.Cost is null) _unknownCosts--;
        if (result.Cost is null) _unknownCosts++;
        _lines[index] = line;
        before = result;
        Store(index);
        _stale.Add(index);
    }

    private void Cut(int index)
    {
        Count--;
        Array.Copy(_lines, index + 1, _lines, index, Count - index);
        Array.Copy(_results, index + 1, _results, index, Count - index);
        _lines[Count] = null!;
    }

    /// <summary>Prices what waits for other lines, shares the document discount, taxes what changed, adds up.</summary>
    private bool TrySettle()
    {
        _stepsKept = false;
        try
        {
            PriceOfTotals(keepSteps: false);
            if (_problems.HasErrors) return false;
            Share();
            foreach (int line in _stale) SetTaxes(line);
            _stale.Clear();
            AddUp();
            return true;
        }
        catch (ArithmeticException)
        {
            ReportOverflow();
            return false;
        }
    }

    /// <summary>Prices the percentages of other lines: those that wait, and those whose base has changed.</summary>
    private void PriceOfTotals(bool keepSteps)
    {
        if (_ofTotal == 0) return;
        _baseTotals.Clear();
        for (int i = 0; i < Count; i++)
        {
            ref LineResult result = ref _results[i];
            if (result.OfTotal is not PercentOfTotalPrice percent) continue;
            decimal baseTotal = BaseTotal(percent.Category);
            // Equal numbers of another scale are written with other digits: then the trace changes too.
            if (!result.Pending && baseTotal == result.BaseTotal && baseTotal.Scale == result.BaseTotal.Scale) continue;
            bool known = !result.Pending;
            if (!_pricer.PriceOfTotal(_lines[i], i, baseTotal, keepSteps, ref result, _problems)) continue;
            if (i >= _amounts.Count) continue;
            Store(i);
            if (known) _stale.Add(i);
        }
    }

    private decimal BaseTotal(string? category)
    {
        foreach ((string? known, decimal total) in _baseTotals)
        {
            if (known == category) return total;
        }

        decimal sum = 0m;
        for (int i = 0; i < Count; i++)
        {
            ref readonly LineResult result = ref _results[i];
            if (result.OfTotal is null && (category is null || result.Product.IsIn(category))) sum += result.Amount;
        }

        _baseTotals.Add((category, sum));
        return sum;
    }

    /// <summary>
    /// The sum after the discount is rounded, not the discount: 50 % of 83.33 leaves 41.67. The lines share what is taken off by their
    /// amounts, in whole smallest units, credits included. Of a document that gives back it is the mirror image.
    /// </summary>
    private void Share()
    {
        decimal sum = 0m, less = 0m;
        if (_discount is DiscountValue discount && (sum = _amounts.Sum()) != 0m)
            less = sum - _rounding.Round(sum - DiscountStack.Limited(sum, discount.DiscountOf(sum, sum < 0m ? -1m : 1m)));
        if (less == 0m) _shares.Clear(_stale);
        else _shares.Share(less, sum, _amounts, _stale);
    }
}
