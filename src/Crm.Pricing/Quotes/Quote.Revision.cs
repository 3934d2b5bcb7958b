using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

public sealed partial class Quote
{
    /// <summary>Supersedes this version and opens the next as a draft.</summary>
    /// <param name="revision">The next version: its id, what it asks for, what it comes to, and until when it holds.</param>
    /// <param name="actor">Who revises it.</param>
    /// <param name="at">When.</param>
    /// <returns>The new draft with the next revision number and the same number, opportunity and customer, and what was agreed to so far. Store both in one transaction.</returns>
    public Result<Quote> Revise(QuoteRevision revision, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(revision);
        Problems problems = new();
        CheckPrices(revision.Request, revision.Context, revision.Prices, problems);
        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        Result taken = Take("Revise", Facts(), actor, at, ("supersededBy", revision.Id.ToString()));
        if (!taken.IsSuccess) return taken;
        Quote next = new()
        {
            Id = revision.Id,
            Number = Number,
            Revision = Revision + 1,
            State = QuoteLifeCycle.Machine.Initial,
            Request = revision.Request,
            Context = Kept(revision.Context),
            Prices = revision.Prices,
            ZoneId = ZoneId,
            ValidUntil = revision.ValidUntil,
            OpportunityKey = OpportunityKey,
            CustomerKey = CustomerKey,
            Agreed = Agreed,
        };
        next.Record(["QuoteCreated"], actor, at, ("revises", Id.ToString()));
        return next;
    }
}
