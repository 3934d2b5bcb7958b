namespace Crm.Primitives;

/// <summary>What a state means for behaviour: fixed in code, whatever a tenant calls the state.</summary>
/// <remarks>Open work, a success, a loss, or an end that is neither (a case that is closed, a contract that ran out).</remarks>
public enum StateCategory
{
    /// <summary>There is still something to do.</summary>
    Open,

    /// <summary>It ended as hoped.</summary>
    Won,

    /// <summary>It ended without success.</summary>
    Lost,

    /// <summary>It ended, and winning or losing does not apply.</summary>
    Closed,
}
