using System.Globalization;
using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Says how a deal of a size and complexity is sold: by the customer alone, by the call centre, by people in the field.</summary>
/// <remarks>
/// Ask again when the total of a quote changes: moving up a band adds people to the deal, moving down removes nobody. Immutable and
/// thread-safe.
/// </remarks>
public sealed class SellingModePolicy
{
    private SellingModePolicy(SellingModePolicyDefinition definition) => Definition = definition;

    /// <summary>The bands it was made from.</summary>
    public SellingModePolicyDefinition Definition { get; }

    /// <summary>Checks the bands and makes the policy.</summary>
    /// <param name="definition">The bands.</param>
    /// <returns>
    /// The policy; or every problem at once: <c>selling.no_bands</c>, <c>selling.band_name</c>, <c>selling.band_order</c>,
    /// <c>selling.band_open</c>, <c>selling.complexity_order</c>.
    /// </returns>
    public static Result<SellingModePolicy> Compile(SellingModePolicyDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        List<ValidationError> errors = [];
        IReadOnlyList<SellingBand> bands = definition.Bands;
        if (bands.Count == 0) errors.Add(new("/bands", "A policy needs at least one band.", "selling.no_bands"));
        HashSet<string> keys = new(StringComparer.Ordinal);
        for (int i = 0; i < bands.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"/bands/{i}");
            if (!Fact.IsThere(bands[i].Key) || !keys.Add(bands[i].Key) || !Fact.IsThere(bands[i].Mode))
                errors.Add(new(at, "A band needs a key of its own and a mode.", "selling.band_name"));
            if ((bands[i].UpTo is null) != (i == bands.Count - 1))
                errors.Add(new(at + "/upTo", "Every band but the last ends somewhere, and the last does not: each amount has one band.", "selling.band_open"));
            if (i > 0 && bands[i].UpTo <= bands[i - 1].UpTo)
                errors.Add(new(at + "/upTo", $"The band ends at or before the end of '{bands[i - 1].Key}'. Order them by amount.", "selling.band_order"));
            if (i > 0 && bands[i].FromComplexity <= bands[i - 1].FromComplexity)
                errors.Add(new(at + "/fromComplexity", $"The band begins at or below the complexity of '{bands[i - 1].Key}'.", "selling.complexity_order"));
        }

        return errors.Count > 0 ? Result.Invalid(errors) : new SellingModePolicy(definition with { Bands = [.. bands] });
    }

    /// <summary>The band of a deal.</summary>
    /// <param name="baseAmount">What it is worth, in base currency.</param>
    /// <param name="complexity">How complex its most complex product is, in the tenant's scale.</param>
    /// <returns>The band of the amount, or a higher one that the complexity asks for. With a limit of 1,000, 1,000.00 is in and 1,000.01 is not.</returns>
    public SellingBand For(decimal baseAmount, int complexity = 0)
    {
        int band = 0;
        while (Definition.Bands[band].UpTo is decimal limit && baseAmount > limit) band++;
        for (int i = Definition.Bands.Count - 1; i > band; i--)
        {
            if (Definition.Bands[i].FromComplexity is int from && complexity >= from) return Definition.Bands[i];
        }

        return Definition.Bands[band];
    }
}
