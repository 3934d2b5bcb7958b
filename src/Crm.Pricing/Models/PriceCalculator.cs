using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A checked price model, ready to compute. Immutable and thread-safe.</summary>
public sealed class PriceCalculator
{
    internal PriceCalculator(PriceModel model, IReadOnlyList<ValidationError> diagnostics)
    {
        Model = model;
        Diagnostics = diagnostics;
    }

    /// <summary>The definition.</summary>
    public PriceModel Model { get; }

    /// <summary>What is most likely a mistake but does not prevent computing, such as a volume total that falls.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>The amount, unrounded. Allocates nothing.</summary>
    /// <param name="quantity">How many units; not negative for tiers and packages.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative and the model begins at 0.</exception>
    /// <exception cref="OverflowException">The amount does not fit a decimal.</exception>
    public decimal AmountOf(decimal quantity) => AmountOf(new ChargeInput(quantity));

    /// <inheritdoc cref="AmountOf(decimal)"/>
    /// <param name="input">The quantity and, for the models that need them, cost and base.</param>
    public decimal AmountOf(in ChargeInput input)
    {
        ThrowIfNegative(input.Quantity);
        return Model.AmountOf(input);
    }

    /// <summary>The amount with its parts, unrounded; they add up to it exactly.</summary>
    /// <param name="quantity">How many units; not negative for tiers and packages.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is negative and the model begins at 0.</exception>
    /// <exception cref="OverflowException">The amount does not fit a decimal.</exception>
    public Charge Charge(decimal quantity) => Charge(new ChargeInput(quantity));

    /// <inheritdoc cref="Charge(decimal)"/>
    /// <param name="input">The quantity and, for the models that need them, cost and base.</param>
    public Charge Charge(in ChargeInput input)
    {
        ThrowIfNegative(input.Quantity);
        List<ChargePart> parts = [];
        Model.Explain(input, parts);
        return Pricing.Charge.Of(parts);
    }

    private void ThrowIfNegative(decimal quantity)
    {
        if (quantity < 0m && Model.NeedsPositiveQuantity)
            throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "Tiers and packages begin at 0: price a credit per unit.");
    }
}
