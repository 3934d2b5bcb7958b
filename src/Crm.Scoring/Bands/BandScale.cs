using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Compiled bands: which one a value is in.</summary>
/// <remarks>Lower bounds are inclusive and the value is not rounded first: with A from 80, 79.99 is not A. Immutable and thread-safe.</remarks>
public sealed class BandScale
{
    private readonly ImmutableArray<ScoreBand> _highestFirst;

    private BandScale(ImmutableArray<ScoreBand> highestFirst) => _highestFirst = highestFirst;

    /// <summary>The bands, from the highest to the lowest.</summary>
    public ImmutableArray<ScoreBand> Bands => _highestFirst;

    /// <summary>Checks bands and makes them ready.</summary>
    /// <param name="bands">The bands, in any order.</param>
    /// <param name="path">The JSON Pointer of the bands in the definition that holds them.</param>
    /// <returns>The scale; or Invalid with <c>scoring.band_label</c> (empty or taken) and <c>scoring.band_overlap</c> (two with one bound).</returns>
    public static Result<BandScale> Compile(ImmutableArray<ScoreBand> bands, string path = "")
    {
        List<ValidationError> problems = [];
        HashSet<string> labels = new(StringComparer.Ordinal);
        Dictionary<decimal, string> bounds = [];
        string? lowest = null;
        for (int i = 0; i < bands.Length; i++)
        {
            (string label, decimal? from) = bands[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}/{i}");
            if (string.IsNullOrWhiteSpace(label)) problems.Add(new ValidationError(at + "/label", "The band has no label: give it one.", ScoreErrors.BandLabel));
            else if (!labels.Add(label)) problems.Add(new ValidationError(at + "/label", $"The label '{label}' is taken: choose another.", ScoreErrors.BandLabel));
            string? taken = from is decimal bound ? bounds.TryAdd(bound, label) ? null : bounds[bound] : lowest;
            if (from is null) lowest ??= label;
            if (taken is not null) problems.Add(new ValidationError(at + "/from", $"The band '{taken}' begins there too: move one of them.", ScoreErrors.BandOverlap));
        }

        return problems.Count > 0 ? Result.Invalid(problems) : new BandScale([.. bands.OrderByDescending(static b => b.From ?? decimal.MinValue)]);
    }

    /// <summary>The label of a value.</summary>
    /// <param name="value">The value, not rounded.</param>
    /// <returns>The label of the highest band whose bound it reaches; null below the lowest band.</returns>
    public string? LabelOf(decimal value)
    {
        foreach (ScoreBand band in _highestFirst)
            if (band.From is not decimal from || value >= from) return band.Label;
        return null;
    }
}
