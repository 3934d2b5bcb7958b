using NodaTime;

namespace Crm.Sla;

/// <summary>Something that happened to a case and that its clocks look at.</summary>
/// <param name="At">When it happened, not when it became known.</param>
/// <remarks>A closed set: <see cref="CaseCreated"/>, <see cref="CommentAdded"/>, <see cref="StatusChanged"/>, <see cref="PolicyApplied"/>,
/// <see cref="CaseWithdrawn"/>. Facts may arrive late and twice: they are put in the order of their instants (those of one instant in the order
/// given), and of facts with one <see cref="Id"/> the first counts.</remarks>
public abstract record SlaFact(Instant At)
{
    /// <summary>The key by which a fact that arrives twice is recognised; null if that cannot happen.</summary>
    public string? Id { get; init; }
}
