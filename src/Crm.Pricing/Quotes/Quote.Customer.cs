using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

public sealed partial class Quote
{
    /// <summary>Gives it to the customer. From here on its prices cannot change; a change is a new version.</summary>
    /// <param name="actor">Who presents it.</param>
    /// <param name="at">When; on the last valid day it still can be.</param>
    public Result Present(string actor, Instant at) => Take("Present", Facts() with { Today = Today(at) }, actor, at);

    /// <summary>The customer says yes.</summary>
    /// <param name="acceptedBy">Who says so: a person of the customer.</param>
    /// <param name="actor">Who enters it.</param>
    /// <param name="at">When; the last valid day counts to its end in the zone of the quote.</param>
    /// <param name="contentHash">The <see cref="ContentHash"/> of what the customer saw; null if the seller vouches for it.</param>
    /// <returns>What is handed over; or the guard that is not met, or <c>pricing.stale_content</c>.</returns>
    public Result<AcceptedQuote> Accept(string? acceptedBy, string actor, Instant at, string? contentHash = null)
    {
        if (State == QuoteState.Presented && contentHash is not null && !string.Equals(contentHash, ContentHash, StringComparison.Ordinal)) return Stale();
        Result taken = Take("Accept", Facts() with { Today = Today(at), AcceptedBy = acceptedBy }, actor, at, ("acceptedBy", acceptedBy));
        if (!taken.IsSuccess) return taken;
        (AcceptedBy, AcceptedAt) = (acceptedBy, at);
        return HandOver();
    }

    /// <summary>The customer says no.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who enters it.</param>
    /// <param name="at">When.</param>
    public Result Decline(string? reason, string actor, Instant at) =>
        Because(reason, Take("Decline", Facts() with { Reason = reason }, actor, at, ("reason", reason)));

    /// <summary>Withdraws it.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who withdraws it.</param>
    /// <param name="at">When.</param>
    public Result Cancel(string? reason, string actor, Instant at) =>
        Because(reason, Take("Cancel", Facts() with { Reason = reason }, actor, at, ("reason", reason)));

    /// <summary>Ends it after its last valid day. May come late: a scheduler that was down fires when it is back.</summary>
    /// <param name="actor">Who: the clock.</param>
    /// <param name="at">When.</param>
    public Result Expire(string actor, Instant at) => Take("Expire", Facts() with { Today = Today(at) }, actor, at);

    /// <summary>The instant at which its last valid day is over in its zone; null for a quote that does not expire. What a scheduler waits for.</summary>
    /// <remarks>
    /// Where midnight, or the whole next day, is skipped, it is the first instant after the gap. The last day that there is, written for
    /// "never", does not end.
    /// </remarks>
    public Instant? ExpiresAt => ValidUntil is LocalDate day && day < LocalDate.MaxIsoValue
        ? Zone.ResolveLocal(day.PlusDays(1).AtMidnight(), NodaTime.TimeZones.Resolvers.CreateMappingResolver(NodaTime.TimeZones.Resolvers.ReturnEarlier, NodaTime.TimeZones.Resolvers.ReturnStartOfIntervalAfter)).ToInstant()
        : null;

    /// <summary>True if it is with the customer and its last valid day is over at an instant.</summary>
    /// <param name="at">The instant.</param>
    public bool IsDueToExpire(Instant at) => State == QuoteState.Presented && Today(at) > ValidUntil;

    /// <summary>What is handed over of an accepted quote; asking again gives the same.</summary>
    public Result<AcceptedQuote> HandOver() => State is QuoteState.Accepted or QuoteState.Ordered
        ? new AcceptedQuote(Id, Number, Revision, Request, Prices, ContentHash!, OpportunityKey, CustomerKey, AcceptedBy!, AcceptedAt!.Value)
        : Result.Invalid(StateErrors.Invalid($"the quote is {State}, only an accepted one is handed over"));

    /// <summary>Notes the order that the host made of it. Repeating it with the same idempotency key returns the same order.</summary>
    /// <param name="orderKey">The order.</param>
    /// <param name="idempotencyKey">The key of the attempt.</param>
    /// <param name="actor">Who places the order.</param>
    /// <param name="at">When.</param>
    /// <returns>The order of this version: the new one, or the one that a repeat finds.</returns>
    public Result<string> PlaceOrder(string orderKey, string idempotencyKey, string actor, Instant at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(orderKey);
        ArgumentException.ThrowIfNullOrWhiteSpace(idempotencyKey);
        if (OrderKey is not null && string.Equals(OrderIdempotencyKey, idempotencyKey, StringComparison.Ordinal)) return OrderKey;
        Result taken = Take("PlaceOrder", Facts(), actor, at, ("order", orderKey));
        if (!taken.IsSuccess) return taken;
        (OrderKey, OrderIdempotencyKey) = (orderKey, idempotencyKey);
        return orderKey;
    }
}
