namespace Crm.Forecasting;

/// <summary>A node with its rolled-up figures.</summary>
/// <param name="Key">The key.</param>
/// <param name="Base">Its own deals and the effective figures of its children.</param>
/// <param name="Effective">What its parent sees: the manager's adjustment, else the owner's, else the base.</param>
/// <param name="IsStale">True if the adjustment in force is absolute and the base has moved since it was made.</param>
public sealed record RolledUpNode(string Key, decimal Base, decimal Effective, bool IsStale);
