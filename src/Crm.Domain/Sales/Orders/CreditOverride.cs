namespace Crm.Domain;

/// <summary>Somebody who may has let an order pass although it exceeds the credit limit. Leaves a trace in the order and its event.</summary>
/// <param name="ApproverKey">Who. That the person may is for the host to check.</param>
/// <param name="Reason">Why.</param>
public sealed record CreditOverride(string ApproverKey, string Reason)
{
    internal bool IsGiven => !string.IsNullOrWhiteSpace(ApproverKey) && !string.IsNullOrWhiteSpace(Reason);
}
