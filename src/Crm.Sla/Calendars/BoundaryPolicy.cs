namespace Crm.Sla;

/// <summary>Which instant is the answer when business time runs out exactly at a closing.</summary>
/// <remarks>
/// Eight hours from Monday 09:00 on a calendar of 09:00 to 17:00 are used up on Monday at 17:00, and still not exceeded on Tuesday at 09:00.
/// Both are right: the first is what people are shown, the second is when the promise is broken.
/// </remarks>
public enum BoundaryPolicy
{
    /// <summary>The first instant that has the asked-for open time behind it: Monday 17:00. The default.</summary>
    Earliest,

    /// <summary>The last instant that does not have more than the asked-for open time behind it: Tuesday 09:00.</summary>
    Latest,
}
