namespace Crm.Domain;

/// <summary>The priority that impact and urgency make together.</summary>
public static class CasePriorities
{
    /// <summary>Looks a priority up.</summary>
    /// <param name="impact">How many are hit.</param>
    /// <param name="urgency">How long it can wait.</param>
    /// <returns>
    /// The sum of both, counted from 0: 0 is Low, 1 and 2 are Normal, 3 is High, 4 (high impact, high urgency) is Critical. It is the same
    /// both ways round and never falls when one of them rises.
    /// </returns>
    public static CasePriority From(CaseLevel impact, CaseLevel urgency) => ((int)impact + (int)urgency) switch
    {
        <= 0 => CasePriority.Low,
        <= 2 => CasePriority.Normal,
        3 => CasePriority.High,
        _ => CasePriority.Critical,
    };
}
