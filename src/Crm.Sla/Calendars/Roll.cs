namespace Crm.Sla;

/// <summary>Where a moment goes that was found by counting business days and lies outside the opening hours.</summary>
public enum Roll
{
    /// <summary>Nowhere: the time of day stays, open or not.</summary>
    None,

    /// <summary>To the next opening. The default.</summary>
    Following,

    /// <summary>Back to the last closing.</summary>
    Preceding,
}
