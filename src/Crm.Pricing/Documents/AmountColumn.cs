namespace Crm.Pricing;

/// <summary>
/// An amount of every line and their sum. Sums are kept for blocks of lines and added up from them, for a whole document as for one changed
/// line, so both give the same digits. Not thread-safe.
/// </summary>
internal sealed class AmountColumn
{
    private const int BlockSize = 32;
    private decimal[] _amounts = [];
    private decimal[] _blocks = [];
    private bool[] _dirty = [];

    internal int Count { get; private set; }

    internal decimal this[int line]
    {
        get => _amounts[line];
        set
        {
            _amounts[line] = value;
            _dirty[line / BlockSize] = true;
        }
    }

    internal void Clear() => Count = 0;

    /// <summary>Makes room for an amount; set it next.</summary>
    internal void Insert(int line)
    {
        if (Count == _amounts.Length)
        {
            Array.Resize(ref _amounts, Math.Max(BlockSize, 2 * Count));
            Array.Resize(ref _blocks, _amounts.Length / BlockSize);
            Array.Resize(ref _dirty, _amounts.Length / BlockSize);
        }

        Array.Copy(_amounts, line, _amounts, line + 1, Count - line);
        Count++;
        Mark(line);
    }

    internal void RemoveAt(int line)
    {
        Array.Copy(_amounts, line + 1, _amounts, line, Count - line - 1);
        Mark(line);
        Count--;
    }

    internal decimal Sum()
    {
        decimal sum = 0m;
        for (int b = 0; b * BlockSize < Count; b++)
        {
            if (_dirty[b])
            {
                decimal block = 0m;
                foreach (decimal amount in _amounts.AsSpan(b * BlockSize, Math.Min(BlockSize, Count - (b * BlockSize)))) block += amount;
                (_blocks[b], _dirty[b]) = (block, false);
            }

            sum += _blocks[b];
        }

        return sum;
    }

    private void Mark(int line)
    {
        int first = line / BlockSize;
        _dirty.AsSpan(first, ((Count - 1) / BlockSize) - first + 1).Fill(true);
    }
}
