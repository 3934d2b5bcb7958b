namespace Crm.Domain;

/// <summary>What a status of another product means here.</summary>
/// <param name="Machine">Whose life cycle: the name of a definition in <see cref="LifeCycles"/>, or <c>Quote</c>.</param>
/// <param name="State">The name of the state.</param>
/// <param name="With">A further fact that the status carries, such as <c>fulfilment Partial</c>; empty if none.</param>
/// <param name="When">The condition under which it holds, such as <c>fulfilment is Full</c>; empty if always.</param>
/// <param name="Otherwise">What holds where <paramref name="When"/> does not; null if <paramref name="When"/> is empty.</param>
public sealed record ImportedStatus(string Machine, string State, string With = "", string When = "", ImportedStatus? Otherwise = null)
{
    /// <summary>Such as <c>Confirmed with fulfilment Partial</c>, or <c>Completed when fulfilment is Full, else Confirmed with billing Full</c>.</summary>
    public override string ToString() =>
        State + (With.Length == 0 ? "" : " with " + With) + (When.Length == 0 ? "" : $" when {When}, else {Otherwise}");
}
