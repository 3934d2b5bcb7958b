namespace Crm.Sla;

/// <summary>What a line of a deadline's ledger says.</summary>
public enum LedgerLineKind
{
    /// <summary>Open, and counted.</summary>
    Counted,

    /// <summary>Nothing counted: it was closed.</summary>
    Closed,

    /// <summary>Nothing counted: the clock stood still.</summary>
    Paused,

    /// <summary>More of the same, too long to list; the business time in it is counted in one sum.</summary>
    Rest,
}
