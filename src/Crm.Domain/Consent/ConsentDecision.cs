namespace Crm.Domain;

/// <summary>The answer, with what decided it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Record">The record that decided; null unless a record did.</param>
/// <param name="Block">The block that decided; null unless a block did.</param>
public sealed record ConsentDecision(ConsentReason Reason, ConsentRecord? Record = null, ConsentBlock? Block = null)
{
    /// <summary>Whether it may be done.</summary>
    public bool IsAllowed => Reason is ConsentReason.OptIn or ConsentReason.AllowedByDefault;
}
