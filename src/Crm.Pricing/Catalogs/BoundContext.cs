using System.Diagnostics.CodeAnalysis;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A context together with what it makes of a catalogue: which guards hold, which rules of a busy target are left.</summary>
/// <remarks>One for each session: it remembers. Binding the same context again keeps what is known.</remarks>
internal sealed class BoundContext(CompiledCatalog catalog)
{
    private readonly sbyte[] _guards = new sbyte[catalog.Guards.Length];
    private readonly RuleSlot[]?[] _rules = new RuleSlot[]?[catalog.SharedTargets];
    private readonly int[] _rulesLeft = new int[catalog.SharedTargets];

    /// <summary>What condition data asks: turn it to the line first.</summary>
    internal PricingFacts Facts { get; } = new(catalog.Definition);

    internal PricingContext? Context { get; private set; }

    [NotNull]
    internal Currency? Currency { get => field!; private set; }

    /// <summary>What a unit costs the seller in the currency of the document; null if that is unknown.</summary>
    internal decimal? CostOf(CatalogProduct product)
    {
        if (product.UnitCost is not decimal cost || catalog.CostCurrency is not Currency of || of == Currency) return product.UnitCost;
        Result<Conversion>? converted = Context!.Rates?.Convert(new Money(cost, of), Currency, Context.RateDate ?? default);
        return converted is { IsSuccess: true } known ? known.Value.Value.Amount : null;
    }

    internal void Bind(PricingContext context, Currency currency)
    {
        if (ReferenceEquals(context, Context)) return;
        Array.Clear(_guards);
        Array.Fill(_rulesLeft, -1);
        Facts.Bind(context);
        Context = context;
        Currency = currency;
    }

    internal bool Holds(int guard)
    {
        sbyte known = _guards[guard];
        if (known == 0) _guards[guard] = known = (sbyte)(catalog.Guards[guard].Holds(Context!) ? 1 : -1);
        return known > 0;
    }

    /// <summary>The rules of a target; of a busy one only those whose guard holds.</summary>
    internal ReadOnlySpan<RuleSlot> RulesOf(CatalogTarget target)
    {
        int shared = target.SharedRules;
        if (shared < 0) return target.Rules;
        if (_rulesLeft[shared] < 0) Filter(target);
        return _rules[shared].AsSpan(0, _rulesLeft[shared]);
    }

    private void Filter(CatalogTarget target)
    {
        RuleSlot[] left = _rules[target.SharedRules] ??= new RuleSlot[target.Rules.Length];
        int count = 0;
        foreach (RuleSlot slot in target.Rules)
        {
            if (Holds(slot.Guard)) left[count++] = slot;
        }

        _rulesLeft[target.SharedRules] = count;
    }
}
