using System.Runtime.InteropServices;

namespace Crm.Pricing;

/// <content>The sums over blocks of lines, the groups by tax record, and the rounding of the lines to them.</content>
internal sealed partial class TaxSheet
{
    private const int BlockSize = 16, MostChains = 1_024;

    private readonly Dictionary<(string Id, bool Reverse, TaxKind Kind, decimal Amount), int> _groupOf = [];
    private Group[] _groups = new Group[4];
    private int _groupCount;
    private int _merge;

    /// <summary>The taxes of the document, in the order in which the lines name them first.</summary>
    internal IReadOnlyList<TaxGroup> Groups()
    {
        SortedSet<string>[] affectedBy = new SortedSet<string>[_groupCount];
        for (int g = 0; g < _groupCount; g++) affectedBy[g] = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Chain chain in _chains.Where(chain => chain.Merge == _merge)) Affecting(chain, affectedBy);
        List<TaxGroup> shown = new(_groupCount);
        for (int g = 0; g < _groupCount; g++)
        {
            ref readonly Group group = ref _groups[g];
            string[] affecting = [.. affectedBy[g]];
            shown.Add(new TaxGroup(group.Tax.Id, group.FinalBase, group.Final, affecting));
            if (group.Tax.ReverseCharge) shown.Add(new TaxGroup(group.Tax.Id, group.FinalBase, -group.Final, affecting));
        }

        return shown;
    }

    private static void Affecting(Chain chain, SortedSet<string>[] affectedBy)
    {
        List<string> affecting = [];
        for (int i = 0; i < chain.Taxes.Count; i++)
        {
            Tax tax = chain.Taxes.Taxes[i];
            if (tax.BaseAffectedByPrevious) affectedBy[chain.Groups[i]].UnionWith(affecting);
            if (tax.AffectsSubsequentBase && !tax.ReverseCharge) affecting.Add(tax.Id);
        }
    }

    private void AddUp(Block block, int from, int to)
    {
        decimal net = 0m, rounded = 0m;
        block.ChainCount = block.SumCount = 0;
        for (int i = from; i < to; i++)
        {
            ref readonly Row row = ref _rows[i];
            rounded += row.Rounded;
            if (_mode == TaxRounding.PerDocument) net += row.Net;
            int taxes = _chains[row.Chain].Taxes.Count;
            if (taxes == 0) continue;
            Span<TaxSum> sums = block.SumsOf(row.Chain, taxes);
            for (int k = 0; k < taxes; k++)
            {
                ref readonly Cell cell = ref _cells[row.From + k];
                sums[k].Base += _mode == TaxRounding.PerCategory ? cell.RoundedBase : cell.Base;
                sums[k].Amount += cell.Amount;
                if (_mode != TaxRounding.PerLine) sums[k].Rounded += cell.Rounded;
            }
        }

        (block.Net, block.Rounded, block.Dirty) = (net, rounded, false);
    }

    private void MergeTaxes(Block block)
    {
        for (int c = 0; c < block.ChainCount; c++)
        {
            (int number, int at) = block.Chains[c];
            Chain chain = _chains[number];
            if (chain.Merge != _merge) Enter(chain);
            for (int k = 0; k < chain.Groups.Length; k++)
            {
                ref readonly TaxSum sum = ref block.Sums[at + k];
                ref Group group = ref _groups[chain.Groups[k]];
                group.Base += sum.Base;
                group.Amount += sum.Amount;
                if (_mode != TaxRounding.PerLine) group.Rounded += sum.Rounded;
            }
        }
    }

    /// <summary>Finds the groups of a list of taxes. The same id at another rate is a group of its own: no one rate is right for both.</summary>
    private void Enter(Chain chain)
    {
        chain.Merge = _merge;
        for (int k = 0; k < chain.Groups.Length; k++)
        {
            Tax tax = chain.Taxes.Taxes[k];
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_groupOf, (tax.Id, tax.ReverseCharge, tax.Kind, tax.Amount), out bool known);
            if (!known)
            {
                number = _groupCount++;
                if (_groupCount > _groups.Length) Array.Resize(ref _groups, 2 * _groupCount);
                _groups[number] = new Group { Tax = tax, Rate = chain.Taxes.Rates[k] };
            }

            chain.Groups[k] = number;
        }
    }

    private void Finish(ref Group group)
    {
        switch (_mode)
        {
            case TaxRounding.PerLine:
                (group.FinalBase, group.Final, group.Rounded) = (group.Base, group.Amount, group.Amount);
                break;
            case TaxRounding.PerDocument:
                (group.FinalBase, group.Final) = (_rule.RoundSettled(group.Base), _rule.RoundSettled(group.Amount));
                break;
            default:
                // As EN 16931 checks it: the rate times the sum of the rounded bases.
                group.FinalBase = group.Base;
                group.Final = _rule.RoundSettled(group.Tax.Kind == TaxKind.Percent ? group.Base * group.Rate : group.Amount);
                break;
        }
    }

    private void SpreadNets(decimal off)
    {
        ReadOnlySpan<double> errors = _netErrors.AsSpan(0, Count);
        ReadOnlySpan<int> front = Choose(errors, off, _netError, out decimal every, out decimal one);
        foreach (int line in front) MoveNet(line, one);
        for (int i = 0; every != 0m && i < errors.Length; i++)
        {
            if (!double.IsNaN(errors[i])) MoveNet(i, every);
        }
    }

    private void SpreadTax(int group, decimal off)
    {
        ReadOnlySpan<double> errors = ErrorsOf(group);
        ReadOnlySpan<int> front = Choose(errors, off, _taxError, out decimal every, out decimal one);
        // Where no line has an amount the first one takes everything.
        if (front.IsEmpty && every == 0m) MoveTax(_cellOf[0], off);
        foreach (int at in front) MoveTax(_cellOf[at], one);
        for (int i = 0; every != 0m && i < errors.Length; i++)
        {
            if (!double.IsNaN(errors[i])) MoveTax(_cellOf[i], every);
        }
    }

    /// <summary>The rounding errors of a tax, in the order of the lines.</summary>
    private ReadOnlySpan<double> ErrorsOf(int group)
    {
        if (_cellOf.Length < _cells.Length) (_cellOf, _groupErrors) = (new int[_cells.Length], new double[_cells.Length]);
        int count = 0, last = -1;
        ReadOnlySpan<int> groups = default;
        foreach (ref readonly Row row in _rows.AsSpan(0, Count))
        {
            if (row.Chain != last) groups = _chains[last = row.Chain].Groups;
            for (int k = 0; k < groups.Length; k++)
            {
                if (groups[k] != group) continue;
                _cellOf[count] = row.From + k;
                _groupErrors[count++] = _cellErrors[row.From + k];
            }
        }

        return _groupErrors.AsSpan(0, count);
    }

    private ReadOnlySpan<int> Choose(ReadOnlySpan<double> errors, decimal off, Func<int, decimal> exact, out decimal every, out decimal one)
    {
        one = decimal.Sign(off) * _rule.Step;
        // An error is below a step, and a conversion to binary is right to far more digits than ten.
        ReadOnlySpan<int> front = _spread.Choose(errors, (long)(off / _rule.Step), (double)_rule.Step * 1e-10, exact, out long steps);
        every = steps * _rule.Step;
        return front;
    }

    private void MoveNet(int line, decimal by)
    {
        _rows[line].Final += by;
        _movedNets.Add(line);
    }

    private void MoveTax(int cell, decimal by)
    {
        _cells[cell].Final += by;
        _movedTaxes.Add(cell);
    }

    /// <summary>Takes back what the last spread moved.</summary>
    private void Restore()
    {
        foreach (int line in CollectionsMarshal.AsSpan(_movedNets)) _rows[line].Final = _rows[line].Rounded;
        foreach (int cell in CollectionsMarshal.AsSpan(_movedTaxes)) _cells[cell].Final = _cells[cell].Rounded;
        _movedNets.Clear();
        _movedTaxes.Clear();
    }

    private struct Row
    {
        internal int Chain, From, Capacity;
        internal decimal Net, Rounded, Final;
    }

    private struct Cell
    {
        internal decimal Base, Amount, RoundedBase, Rounded, Final;
    }

    private struct TaxSum
    {
        /// <summary>The base is that of the rounded lines where the mode asks for it.</summary>
        internal decimal Base, Amount, Rounded;
    }

    private struct Group
    {
        internal Tax Tax;
        internal decimal Rate, Base, Amount, Rounded, FinalBase, Final;
    }

    private sealed class Chain(TaxChain taxes)
    {
        internal TaxChain Taxes { get; } = taxes;

        internal int[] Groups { get; } = new int[taxes.Count];

        internal int Merge { get; set; }
    }

    private sealed class Block
    {
        internal bool Dirty = true;
        internal decimal Net, Rounded;
        internal (int Chain, int At)[] Chains = new (int, int)[2];
        internal TaxSum[] Sums = new TaxSum[4];
        internal int ChainCount, SumCount;

        /// <summary>The sums of a list of taxes, from 0 where the block meets it first.</summary>
        internal Span<TaxSum> SumsOf(int chain, int taxes)
        {
            for (int i = 0; i < ChainCount; i++)
            {
                if (Chains[i].Chain == chain) return Sums.AsSpan(Chains[i].At, taxes);
            }

            if (ChainCount == Chains.Length) Array.Resize(ref Chains, 2 * ChainCount);
            if (SumCount + taxes > Sums.Length) Array.Resize(ref Sums, 2 * (SumCount + taxes));
            Chains[ChainCount++] = (chain, SumCount);
            Span<TaxSum> sums = Sums.AsSpan(SumCount, taxes);
            sums.Clear();
            SumCount += taxes;
            return sums;
        }
    }
}
