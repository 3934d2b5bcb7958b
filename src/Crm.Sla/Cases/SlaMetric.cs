using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>What is measured on a case; the names are those of the field.</summary>
[JsonConverter(typeof(EnumJsonConverter<SlaMetric>))]
public enum SlaMetric
{
    /// <summary>From the creation to the first public reply of an agent.</summary>
    FirstReplyTime,

    /// <summary>After the first reply: from the oldest unanswered public comment of the customer to the next public reply; one cycle each.</summary>
    NextReplyTime,

    /// <summary>From one public comment of an agent to the next.</summary>
    PeriodicUpdate,

    /// <summary>As <see cref="PeriodicUpdate"/>, but the clock stops while the customer has to answer.</summary>
    PausableUpdate,

    /// <summary>The time the customer waits: new, open and on hold. Stops while the customer has to answer.</summary>
    RequesterWaitTime,

    /// <summary>The time agents work: new and open. Stops while the customer or a third party has to act.</summary>
    AgentWorkTime,

    /// <summary>From the creation to the solution; never stops.</summary>
    TotalResolutionTime,
}
