using System.Buffers;
using System.Text;

namespace Crm.Dedupe;

/// <summary>A text as code points in rented memory: a character beyond the basic plane counts as one, as people count.</summary>
internal ref struct CodePoints
{
    private int[]? _rented;

    /// <summary>Reads a text; <paramref name="scratch"/> is used if it is long enough.</summary>
    public CodePoints(ReadOnlySpan<char> text, Span<int> scratch)
    {
        if (text.Length > scratch.Length) scratch = _rented = ArrayPool<int>.Shared.Rent(text.Length);
        int count = 0;
        foreach (Rune rune in text.EnumerateRunes()) scratch[count++] = rune.Value;
        Span = scratch[..count];
    }

    public ReadOnlySpan<int> Span { get; }

    public void Dispose()
    {
        if (_rented is not null) ArrayPool<int>.Shared.Return(_rented);
        _rented = null;
    }
}
