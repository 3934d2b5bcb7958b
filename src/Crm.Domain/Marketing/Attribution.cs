using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Shares the worth of a deal between the campaigns that led to it. The shares add up to the amount exactly.</summary>
/// <remarks>
/// Shares are cut to the currency's smallest unit and what remains goes to the earliest touches: 550,340.00 over three touches is
/// 183,446.67, 183,446.67 and 183,446.66. A pure function.
/// </remarks>
public static class Attribution
{
    /// <summary>Shares an amount.</summary>
    /// <param name="amount">The worth of the deal; whole smallest units of its currency.</param>
    /// <param name="touches">The touches that led to it, in order of time, the earliest first.</param>
    /// <param name="model">How it is shared.</param>
    /// <returns>A share for each campaign that gets something, in the order of its first touch; or <c>attribution.no_touch</c>.</returns>
    public static Result<IReadOnlyList<AttributionShare>> Share(Money amount, IReadOnlyList<Touchpoint> touches, AttributionModel model)
    {
        ArgumentNullException.ThrowIfNull(touches);
        if (touches.Count == 0)
            return Result.Invalid(new ValidationError("/touches", "Nothing led to the deal, so nothing gets a share.", "attribution.no_touch"));
        decimal[] weights = [.. touches.Select((_, i) => Weight(model, i, touches.Count))];
        Money[] shares = Allocation.Allocate(amount, weights, RemainderPolicy.FirstToLast);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        List<AttributionShare> byCampaign = [];
        for (int i = 0; i < touches.Count; i++)
        {
            if (weights[i] == 0) continue;
            if (places.TryAdd(touches[i].CampaignKey, byCampaign.Count)) byCampaign.Add(new(touches[i].CampaignKey, shares[i]));
            else byCampaign[places[touches[i].CampaignKey]] = new(touches[i].CampaignKey, byCampaign[places[touches[i].CampaignKey]].Amount + shares[i]);
        }

        return byCampaign;
    }

    private static decimal Weight(AttributionModel model, int touch, int count) => model switch
    {
        AttributionModel.FirstTouch => touch == 0 ? 1 : 0,
        AttributionModel.LastTouch => touch == count - 1 ? 1 : 0,
        AttributionModel.PositionBased when count > 2 => touch == 0 || touch == count - 1 ? 2 * (count - 2) : 1,
        _ => 1,
    };
}
