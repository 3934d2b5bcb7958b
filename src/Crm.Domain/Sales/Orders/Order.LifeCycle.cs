using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Order
{
    /// <summary>Confirms the draft: from now on it counts as credit and can be delivered and billed.</summary>
    /// <param name="credit">What the credit limit says about the exposure with this order.</param>
    /// <param name="creditOverride">Who lets it pass all the same; null if nobody.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OrderConfirmed</c>; or an unmet guard (<c>lines&gt;=1</c>, <c>billTo!=null</c>, <c>creditOk||creditOverride</c>).</returns>
    public Result Confirm(CreditDecision credit, CreditOverride? creditOverride, string actor, Instant at)
    {
        Result confirmed = Fire("Confirm", CreditGuards(credit, creditOverride), actor, at, OverrideFacts(credit, creditOverride));
        if (!confirmed.IsSuccess) return confirmed;
        ConfirmedAt = at;
        Reason = null;
        TakeOverride(credit, creditOverride);
        return confirmed;
    }

    /// <summary>Stops a confirmed order for a while.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OrderHeld</c>, or the unmet guard <c>reason!=null</c>.</returns>
    public Result Hold(string? reason, string actor, Instant at) => FireFor("Hold", reason, actor, at);

    /// <summary>Lets a held order go on; the credit limit is checked again.</summary>
    /// <param name="credit">What the credit limit says about the exposure, this order included.</param>
    /// <param name="creditOverride">Who lets it pass all the same; null if nobody.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OrderReleased</c>; or the unmet guard <c>creditOk||creditOverride</c>.</returns>
    public Result Release(CreditDecision credit, CreditOverride? creditOverride, string actor, Instant at)
    {
        Result released = Fire("Release", CreditGuards(credit, creditOverride), actor, at, OverrideFacts(credit, creditOverride));
        if (!released.IsSuccess) return released;
        Reason = null;
        TakeOverride(credit, creditOverride);
        return released;
    }

    /// <summary>Takes a confirmed order back to a draft, as long as nothing of it was delivered or billed.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OrderAmended</c>; or an unmet guard (<c>fulfilledQty==0</c>, <c>postedInvoices==0</c>).</returns>
    public Result Amend(string actor, Instant at)
    {
        Result amended = Fire("Amend", Guards(), actor, at, [("revision", EventLog.Text(Revision + 1))]);
        if (!amended.IsSuccess) return amended;
        Revision++;
        ConfirmedAt = null;
        CreditOverride = null;
        return amended;
    }

    /// <summary>Says that the order is done: everything is delivered and billed.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OrderCompleted</c>; or an unmet guard (<c>fulfilment==Full</c>, <c>billing==Full</c>).</returns>
    public Result Complete(string actor, Instant at) => Fire("Complete", Guards(), actor, at, []);

    /// <summary>Ends an order of which only a part was delivered; the rest is released.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OrderShortClosed</c>; or an unmet guard (<c>reason!=null</c>, <c>0&lt;fulfilledQty&lt;orderedQty</c>).</returns>
    public Result ShortClose(string? reason, string actor, Instant at)
    {
        Result closed = FireFor("ShortClose", reason, actor, at);
        if (!closed.IsSuccess) return closed;
        foreach (OrderLine line in _lines) line.ReleaseRest();
        return closed;
    }

    /// <summary>Gives the order up, as long as nothing of it was delivered or billed.</summary>
    /// <param name="reason">Why; not needed for a draft.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OrderCanceled</c>; or an unmet guard (<c>reason!=null</c>, <c>fulfilledQty==0</c>, <c>postedInvoices==0</c>).</returns>
    public Result Cancel(string? reason, string actor, Instant at) => FireFor("Cancel", reason, actor, at);

    private OrderGuards Guards() => new()
    {
        Lines = _lines.Count,
        BillTo = BillToKey,
        FulfilledQty = FulfilledQuantity,
        OrderedQty = OrderedQuantity,
        PostedInvoices = PostedInvoices,
        Fulfilment = Fulfilment,
        Billing = Billing,
    };

    private OrderGuards CreditGuards(CreditDecision credit, CreditOverride? creditOverride)
    {
        ArgumentNullException.ThrowIfNull(credit);
        return Guards() with { CreditOk = !credit.IsExceeded, CreditOverride = creditOverride is { IsGiven: true } };
    }

    /// <summary>An override that was not needed leaves no trace: it would read as if the limit had been exceeded.</summary>
    private void TakeOverride(CreditDecision credit, CreditOverride? creditOverride) => CreditOverride = credit.IsExceeded ? creditOverride : null;

    private static (string, string?)[] OverrideFacts(CreditDecision credit, CreditOverride? creditOverride) => credit.IsExceeded
        ? [("exposure", EventLog.Text(credit.Exposure)), ("limit", EventLog.Text(credit.Limit)), ("override", creditOverride?.ApproverKey), ("overrideReason", creditOverride?.Reason)]
        : [("exposure", EventLog.Text(credit.Exposure)), ("limit", EventLog.Text(credit.Limit))];

    private Result FireFor(string trigger, string? reason, string actor, Instant at)
    {
        Result fired = Fire(trigger, Guards() with { Reason = reason }, actor, at, [("reason", reason)]);
        if (fired.IsSuccess) Reason = string.IsNullOrWhiteSpace(reason) ? null : reason;
        return fired;
    }

    private Result Fire(string trigger, OrderGuards guards, string actor, Instant at, ReadOnlySpan<(string, string?)> facts)
    {
        Result<Transition<OrderState>> fired = LifeCycles.Order.Fire(State, trigger, guards.IsMet);
        if (!fired.TryGetValue(out Transition<OrderState>? transition)) return fired.ToResult();
        State = transition.To;
        Record(transition.Events, actor, at, facts);
        return Result.Success();
    }
}
