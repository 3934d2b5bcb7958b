namespace Crm.Pricing;

/// <summary>A discount value with its percentage as a fraction, so that no line divides by a hundred again; or a schedule.</summary>
internal readonly struct DiscountTerm
{
    private readonly DiscountValue _value;
    private readonly decimal _factor;
    private readonly CompiledDiscountSchedule? _schedule;

    internal DiscountTerm(DiscountValue value)
    {
        _value = value;
        _factor = value.Unit == DiscountUnit.Percent ? value.Value / 100m : value.Value;
    }

    internal DiscountTerm(CompiledDiscountSchedule schedule) => _schedule = schedule;

    /// <inheritdoc cref="DiscountValue.DiscountOf"/>
    internal decimal DiscountOf(decimal amount, decimal quantity)
    {
        if (quantity < 0m) return -DiscountOf(-amount, -quantity);
        if (_schedule is not null) return _schedule.DiscountOfLine(amount, quantity);
        if (_value.Unit == DiscountUnit.Percent) return Capped(amount * _factor);
        decimal all = _value.Scope == DiscountScope.PerUnit ? _factor * quantity : _factor;
        return Capped(_value.Unit == DiscountUnit.Amount ? all : Math.Max(0m, amount - all));
    }

    private decimal Capped(decimal discount) => _value.MaxAmount is decimal max && discount > max ? max : discount;
}
