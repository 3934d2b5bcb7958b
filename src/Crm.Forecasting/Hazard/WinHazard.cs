using System.Collections.Immutable;

namespace Crm.Forecasting;

/// <summary>When deals are won, with losing as the competing risk and open deals as censored (Aalen and Johansen 1978).</summary>
/// <remarks>
/// Counting only closed deals makes the cycle look shorter than it is, and treating losses as censored makes wins look likelier; this
/// does neither. At the same age events come before censoring. Immutable and thread-safe.
/// </remarks>
/// <param name="Steps">The ages at which deals ended, ascending.</param>
public sealed record WinHazard(ImmutableArray<HazardStep> Steps)
{
    /// <summary>Learns the curve.</summary>
    /// <param name="deals">The deals, in any order.</param>
    /// <param name="cancellationToken">Stops the fit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A duration is negative or not a number.</exception>
    public static WinHazard Fit(IReadOnlyList<DealHistory> deals, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deals);
        foreach (DealHistory deal in deals)
            if (!(deal.Days >= 0)) throw new ArgumentOutOfRangeException(nameof(deals), deal.Days, "A duration is not negative.");
        int atRisk = deals.Count;
        double survival = 1, won = 0, lost = 0;
        List<HazardStep> steps = [];
        foreach (IGrouping<double, DealHistory> age in deals.GroupBy(static d => d.Days).OrderBy(static g => g.Key))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int wins = age.Count(static d => d.State == DealState.Won), losses = age.Count(static d => d.State == DealState.Lost);
            if (wins + losses > 0)
            {
                won += survival * wins / atRisk;
                lost += survival * losses / atRisk;
                survival *= 1 - ((double)(wins + losses) / atRisk);
                steps.Add(new HazardStep(age.Key, atRisk, survival, won, lost));
            }

            atRisk -= age.Count();
        }

        return new WinHazard([.. steps]);
    }

    /// <summary>The probability that a deal open at an age is won within a horizon.</summary>
    /// <param name="age">Its age in days; an event at exactly this age has already happened.</param>
    /// <param name="horizon">The days ahead.</param>
    /// <returns>A probability; null if no deal stays open that long.</returns>
    public double? WinWithin(double age, double horizon)
    {
        HazardStep? now = At(age), then = At(age + horizon);
        double survival = now?.Survival ?? 1;
        return survival <= 0 ? null : ((then?.WonBy ?? 0) - (now?.WonBy ?? 0)) / survival;
    }

    /// <summary>Equal if the steps are.</summary>
    /// <param name="other">The other curve.</param>
    public bool Equals(WinHazard? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => Steps.Length;

    private HazardStep? At(double age) => Steps.LastOrDefault(s => s.Days <= age);
}
