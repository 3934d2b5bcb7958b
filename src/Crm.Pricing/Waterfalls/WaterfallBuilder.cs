namespace Crm.Pricing;

/// <summary>Builds waterfalls whose steps join, in one buffer that is used again.</summary>
internal sealed class WaterfallBuilder
{
    private PriceStep[] _steps = new PriceStep[16];
    private int _begin;
    private int _end;

    internal decimal Amount { get; private set; }

    /// <summary>Where the steps of the current waterfall lie.</summary>
    internal (int Begin, int Count) Range => (_begin, _end - _begin);

    /// <summary>Begins the next waterfall at 0.</summary>
    /// <param name="keep">True to keep the steps of those before.</param>
    internal void Begin(bool keep)
    {
        if (!keep) _end = 0;
        _begin = _end;
        Amount = 0m;
    }

    internal void Add(PriceStage stage, string ruleId, decimal delta)
    {
        if (_end == _steps.Length) Array.Resize(ref _steps, 2 * _end);
        _steps[_end++] = new PriceStep(stage, ruleId, Amount, delta);
        Amount += delta;
    }

    /// <summary>Copies the steps of a waterfall that was kept.</summary>
    internal void CopyTo((int Begin, int Count) range, Span<PriceStep> steps) => _steps.AsSpan(range.Begin, range.Count).CopyTo(steps);

    internal PriceWaterfall Build() => new(_steps.AsSpan(_begin, _end - _begin).ToArray());

    /// <summary>Forgets what the steps refer to.</summary>
    internal void Clear()
    {
        Array.Clear(_steps);
        Begin(keep: false);
    }
}
