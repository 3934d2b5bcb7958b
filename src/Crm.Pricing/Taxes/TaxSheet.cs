using System.Runtime.InteropServices;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The taxes of the lines of a document: one line can be changed, and only what depends on it is computed again.</summary>
/// <remarks>
/// Sums are kept for blocks of lines and added up from them, for a whole document as for one changed line, so both give the same digits.
/// After the first document of a size nothing is allocated. Not thread-safe.
/// </remarks>
internal sealed partial class TaxSheet
{
    private readonly ErrorSpread _spread = new();
    private readonly Func<int, decimal> _netError, _taxError;
    private readonly Dictionary<IReadOnlyList<Tax>, int> _chainOf = new(TaxListComparer.Instance);
    private readonly List<Chain> _chains = [];
    private readonly List<Block> _blocks = [];
    private readonly List<int> _movedNets = [];
    private readonly List<int> _movedTaxes = [];
    private Row[] _rows = [];
    private Cell[] _cells = [];

    /// <summary>The exact amounts less the rounded ones, in binary; not a number where there is no amount. Not kept for rounding per line.</summary>
    private double[] _netErrors = [], _cellErrors = [];

    /// <summary>The errors of one group while it is spread, and the cells they belong to.</summary>
    private double[] _groupErrors = [];
    private int[] _cellOf = [];
    private decimal[] _amounts = new decimal[8];
    private decimal[] _bases = new decimal[8];
    private int _cellsUsed;
    private int _cellsLive;
    private TaxRounding _mode;
    private RoundingRule _rule;
    private SumLimit _limit;
    private IReadOnlyList<Tax>? _lastTaxes;
    private int _lastChain;

    internal TaxSheet()
    {
        _netError = line => Quotients.Settled(_rows[line].Net - _rows[line].Rounded);
        _taxError = at => Quotients.Settled(_cells[_cellOf[at]].Amount - _cells[_cellOf[at]].Rounded);
    }

    internal int Count { get; private set; }

    /// <summary>The net of the document.</summary>
    internal decimal Untaxed { get; private set; }

    /// <summary>All taxes of the document.</summary>
    internal decimal Tax { get; private set; }

    /// <summary>Begins a document.</summary>
    internal void Begin(TaxRounding mode, RoundingRule rule)
    {
        (_mode, _rule, _limit) = (mode, rule, new SumLimit(rule));
        Count = _cellsUsed = _cellsLive = 0;
        _movedNets.Clear();
        _movedTaxes.Clear();
        if (_chains.Count > MostChains) Forget();
        foreach (Block block in CollectionsMarshal.AsSpan(_blocks)) block.Dirty = true;
    }

    /// <summary>Forgets every list of taxes, so that none is kept alive.</summary>
    internal void Forget()
    {
        Count = 0;
        _chains.Clear();
        _chainOf.Clear();
        _lastTaxes = null;
    }

    /// <summary>Makes room for a line; set it next.</summary>
    internal void Insert(int line)
    {
        Restore();
        if (Count == _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(32, 2 * Count));
            Array.Resize(ref _netErrors, _rows.Length);
        }

        Array.Copy(_rows, line, _rows, line + 1, Count - line);
        Array.Copy(_netErrors, line, _netErrors, line + 1, Count - line);
        _rows[line] = default;
        Count++;
        while (_blocks.Count * BlockSize < Count) _blocks.Add(new Block());
        MarkFrom(line);
    }

    internal void RemoveAt(int line)
    {
        Restore();
        _cellsLive -= _rows[line].Capacity;
        Array.Copy(_rows, line + 1, _rows, line, Count - line - 1);
        Array.Copy(_netErrors, line + 1, _netErrors, line, Count - line - 1);
        MarkFrom(line);
        Count--;
    }

    /// <summary>Sets what a line is taxed on.</summary>
    internal void Set(int line, decimal amount, decimal quantity, IReadOnlyList<Tax> taxes)
    {
        int chain = ChainOf(taxes);
        TaxChain compiled = _chains[chain].Taxes;
        ref Row row = ref _rows[line];
        row.Chain = chain;
        if (row.Capacity < compiled.Count) Reserve(ref row, compiled.Count);
        _blocks[line / BlockSize].Dirty = true;
        bool perLine = _mode == TaxRounding.PerLine;
        if (compiled.IsPlain) SetPlain(ref row, amount, compiled, perLine);
        else SetAny(ref row, amount, quantity, compiled, perLine);
        if (!perLine) _netErrors[line] = ErrorOf(row.Net, row.Rounded);
    }

    /// <summary>What <see cref="SetAny"/> comes to where no tax looks at another one: the same numbers in a third of the time.</summary>
    private void SetPlain(ref Row row, decimal amount, TaxChain taxes, bool perLine)
    {
        row.Rounded = row.Final = _limit.Checked(_rule.RoundSettled(amount));
        row.Net = perLine ? row.Rounded : amount;
        ReadOnlySpan<decimal> rates = taxes.Rates;
        for (int i = 0; i < rates.Length; i++)
        {
            ref Cell cell = ref _cells[row.From + i];
            cell.Base = row.Net;
            cell.RoundedBase = row.Rounded;
            decimal tax = rates[i] * row.Net;
            cell.Rounded = cell.Final = _limit.Checked(_rule.RoundSettled(tax));
            cell.Amount = perLine ? cell.Rounded : tax;
            if (!perLine) _cellErrors[row.From + i] = ErrorOf(tax, cell.Rounded);
        }
    }

    /// <summary>Taxes of every kind, by the general pass.</summary>
    private void SetAny(ref Row row, decimal amount, decimal quantity, TaxChain compiled, bool perLine)
    {
        if (_amounts.Length < compiled.Count) (_amounts, _bases) = (new decimal[compiled.Count], new decimal[compiled.Count]);
        row.Net = TaxCalculator.Compute(amount, quantity, compiled, perLine ? _rule : default, _amounts);
        row.Rounded = row.Final = _limit.Checked(perLine ? row.Net : _rule.RoundSettled(row.Net));
        compiled.FillBases(row.Net, _amounts, _bases);
        for (int i = 0; i < compiled.Count; i++)
        {
            ref Cell cell = ref _cells[row.From + i];
            (cell.Base, cell.Amount) = (_bases[i], _amounts[i]);
            cell.RoundedBase = perLine ? cell.Base : _rule.RoundSettled(cell.Base);
            cell.Rounded = cell.Final = _limit.Checked(perLine ? cell.Amount : _rule.RoundSettled(cell.Amount));
            if (!perLine) _cellErrors[row.From + i] = ErrorOf(cell.Amount, cell.Rounded);
        }
    }

    /// <summary>The net of a line, rounded so that the lines add up.</summary>
    internal decimal NetOf(int line) => _rows[line].Final;

    /// <summary>All taxes of a line, rounded so that the lines add up.</summary>
    internal decimal TaxOf(int line)
    {
        ref readonly Row row = ref _rows[line];
        ReadOnlySpan<Tax> taxes = _chains[row.Chain].Taxes.Taxes;
        decimal sum = 0m;
        for (int i = 0; i < taxes.Length; i++)
        {
            if (!taxes[i].ReverseCharge) sum += _cells[row.From + i].Final;
        }

        return sum;
    }

    /// <summary>Adds everything up and lets the rounded lines follow.</summary>
    internal void Complete()
    {
        Restore();
        decimal net = 0m, rounded = 0m;
        _groupCount = 0;
        _groupOf.Clear();
        _merge++;
        for (int b = 0; b * BlockSize < Count; b++)
        {
            Block block = _blocks[b];
            if (block.Dirty) AddUp(block, b * BlockSize, Math.Min(Count, (b + 1) * BlockSize));
            net += block.Net;
            rounded += block.Rounded;
            MergeTaxes(block);
        }

        Untaxed = _mode == TaxRounding.PerDocument ? _rule.RoundSettled(net) : rounded;
        if (Untaxed != rounded) SpreadNets(Untaxed - rounded);
        Tax = 0m;
        for (int g = 0; g < _groupCount; g++)
        {
            ref Group group = ref _groups[g];
            Finish(ref group);
            if (!group.Tax.ReverseCharge) Tax += group.Final;
            if (group.Final != group.Rounded) SpreadTax(g, group.Final - group.Rounded);
        }
    }

    /// <summary>The taxes of a line as they are shown.</summary>
    internal TaxAmount[] TaxesOf(int line)
    {
        ref readonly Row row = ref _rows[line];
        TaxChain chain = _chains[row.Chain].Taxes;
        if (chain.Count == 0) return [];
        TaxAmount[] shown = new TaxAmount[chain.Results];
        int at = 0;
        for (int i = 0; i < chain.Count; i++)
        {
            ref readonly Cell cell = ref _cells[row.From + i];
            Tax tax = chain.Taxes[i];
            shown[at++] = new TaxAmount(tax.Id, cell.RoundedBase, cell.Final);
            if (tax.ReverseCharge) shown[at++] = new TaxAmount(tax.Id, cell.RoundedBase, -cell.Final);
        }

        return shown;
    }

    private static double ErrorOf(decimal exact, decimal rounded) => exact == 0m ? double.NaN : (double)(exact - rounded);

    private void MarkFrom(int line)
    {
        for (int b = line / BlockSize; b * BlockSize < Count; b++) _blocks[b].Dirty = true;
    }

    private int ChainOf(IReadOnlyList<Tax> taxes)
    {
        if (ReferenceEquals(taxes, _lastTaxes)) return _lastChain;
        if (!_chainOf.TryGetValue(taxes, out int chain))
        {
            _chainOf[taxes] = chain = _chains.Count;
            _chains.Add(new Chain(new TaxChain(taxes)));
        }

        (_lastTaxes, _lastChain) = (taxes, chain);
        return chain;
    }

    private void Reserve(ref Row row, int count)
    {
        _cellsLive -= row.Capacity;
        row.Capacity = 0;
        if (_cellsUsed + count > _cells.Length) Compact(count);
        (row.From, row.Capacity) = (_cellsUsed, count);
        _cellsUsed += count;
        _cellsLive += count;
    }

    /// <summary>Moves the cells in use together, in an array with room for as many again.</summary>
    private void Compact(int more)
    {
        Restore();
        Cell[] cells = new Cell[Math.Max(64, 2 * (_cellsLive + more))];
        double[] errors = new double[cells.Length];
        _cellsUsed = 0;
        for (int i = 0; i < Count; i++)
        {
            ref Row row = ref _rows[i];
            Array.Copy(_cells, row.From, cells, _cellsUsed, row.Capacity);
            Array.Copy(_cellErrors, row.From, errors, _cellsUsed, row.Capacity);
            row.From = _cellsUsed;
            _cellsUsed += row.Capacity;
        }

        (_cells, _cellErrors) = (cells, errors);
    }
}
