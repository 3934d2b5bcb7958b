using NodaTime;

namespace Crm.Sla;

/// <summary>Something that happened to a case and that its clocks look at.</summary>
/// <param name="At">When it happened, not when it became known.</param>
/// <remarks>
/// <para>A closed set: <see cref="CaseCreated"/>, <see cref="CommentAdded"/>, <see cref="StatusChanged"/>, <see cref="PolicyApplied"/>,
/// <see cref="CaseWithdrawn"/>.</para>
/// <para>Facts may arrive late and twice. Of those with one <see cref="Id"/> the first counts. They are put in the order of their instants, of one
/// instant in the order of <see cref="Sequence"/>. Where that is equal too, facts without an id stand first, in the order given; those with an id
/// follow: the creation, policies, everything else, the withdrawal, and among equals by id. So facts that all have ids give the same state in whatever
/// order they arrive.</para>
/// </remarks>
public abstract record SlaFact(Instant At)
{
    /// <summary>The key by which a fact that arrives twice is recognised; null if that cannot happen.</summary>
    public string? Id { get; init; }

    /// <summary>The place among the facts of one instant, such as the number of the entry in the log of the host.</summary>
    /// <value>The default value is 0.</value>
    public long Sequence { get; init; }
}
