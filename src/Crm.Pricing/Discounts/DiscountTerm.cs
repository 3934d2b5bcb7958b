namespace Crm.Pricing;

/// <summary>A discount value with its percentage as a fraction, so that no line divides by a hundred again.</summary>
internal readonly struct DiscountTerm(DiscountValue value)
{
    private readonly DiscountValue _value = value;
    private readonly decimal _factor = value.Unit == DiscountUnit.Percent ? value.Value / 100m : value.Value;

    /// <inheritdoc cref="DiscountValue.DiscountOf"/>
    internal decimal DiscountOf(decimal amount, decimal quantity)
    {
        if (quantity < 0m) return -DiscountOf(-amount, -quantity);
        if (_value.Unit == DiscountUnit.Percent) return Capped(amount * _factor);
        decimal all = _value.Scope == DiscountScope.PerUnit ? _factor * quantity : _factor;
        return Capped(_value.Unit == DiscountUnit.Amount ? all : Math.Max(0m, amount - all));
    }

    private decimal Capped(decimal discount) => _value.MaxAmount is decimal max && discount > max ? max : discount;
}
