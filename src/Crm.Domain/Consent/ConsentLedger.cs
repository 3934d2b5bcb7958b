using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Everything one person or lead has said about being contacted, append-only, and the decision that follows from it.</summary>
/// <remarks>Not thread-safe: load, change, store. <see cref="Evaluate"/> changes nothing.</remarks>
public sealed class ConsentLedger : IEventSource
{
    private readonly EventLog _events = new("ConsentLedger");
    private readonly List<ConsentRecord> _records = [];
    private readonly List<ConsentBlock> _blocks = [];

    private ConsentLedger()
    {
    }

    /// <summary>An empty ledger.</summary>
    /// <param name="id">Its id, made by the caller.</param>
    /// <param name="subjectKey">The number of the person or lead.</param>
    public ConsentLedger(Guid id, string subjectKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subjectKey);
        Id = id;
        SubjectKey = subjectKey;
    }

    /// <summary>The id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The number of the person or lead it is about.</summary>
    public string SubjectKey { get; private set; } = "";

    /// <summary>Counts every change. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>What was said, in the order in which it was recorded.</summary>
    public IReadOnlyList<ConsentRecord> Records => _records;

    /// <summary>The blocks, lifted ones included.</summary>
    public IReadOnlyList<ConsentBlock> Blocks => _blocks;

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Appends what was said.</summary>
    /// <param name="record">What was said.</param>
    /// <param name="actor">Who recorded it.</param>
    /// <param name="at">When it was recorded.</param>
    /// <returns>Success with <c>ConsentGiven</c> or <c>ConsentWithdrawn</c>; or <c>consent.period</c>, <c>consent.captured_later</c>.</returns>
    public Result Append(ConsentRecord record, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.ValidThru <= record.ValidFrom)
            return Result.Invalid(new ValidationError("/validThru", "A consent ends after it begins.", "consent.period"));
        if (record.CapturedAt > at)
            return Result.Invalid(new ValidationError("/capturedAt", "A consent is not recorded before it is given.", "consent.captured_later"));
        _records.Add(record);
        Record(record.Status == ConsentStatus.OptIn ? "ConsentGiven" : "ConsentWithdrawn", actor, at,
            ("purpose", record.Scope.Purpose), ("channel", record.Scope.Channel));
        return Result.Success();
    }

    /// <summary>Says yes from now on.</summary>
    /// <param name="scope">To what.</param>
    /// <param name="source">Where it was said.</param>
    /// <param name="actor">Who recorded it.</param>
    /// <param name="at">When it was said.</param>
    /// <returns>As <see cref="Append"/>.</returns>
    public Result Give(ConsentScope scope, string source, string actor, Instant at) =>
        Append(new(scope, ConsentStatus.OptIn, at, at, null, source), actor, at);

    /// <summary>Says no from now on. Needs no earlier yes.</summary>
    /// <param name="scope">To what.</param>
    /// <param name="source">Where it was said.</param>
    /// <param name="actor">Who recorded it.</param>
    /// <param name="at">When it was said.</param>
    /// <returns>As <see cref="Append"/>.</returns>
    public Result Withdraw(ConsentScope scope, string source, string actor, Instant at) =>
        Append(new(scope, ConsentStatus.OptOut, at, at, null, source), actor, at);

    /// <summary>Blocks everything.</summary>
    /// <param name="kind">What the person objects to.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="actor">Who recorded it.</param>
    /// <param name="at">From when on.</param>
    public Result Block(ConsentBlockKind kind, string reason, string actor, Instant at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        _blocks.Add(new(kind, at, reason));
        Record("ContactBlocked", actor, at, ("kind", kind.ToString()));
        return Result.Success();
    }

    /// <summary>Lifts every block of a kind. An erasure is not lifted.</summary>
    /// <param name="kind">What the person objected to.</param>
    /// <param name="actor">Who recorded it.</param>
    /// <param name="at">From when on.</param>
    /// <returns>Success; or <c>consent.no_block</c>, <c>consent.forgotten</c>.</returns>
    public Result Lift(ConsentBlockKind kind, string actor, Instant at)
    {
        if (kind == ConsentBlockKind.Forget)
            return Result.Invalid(new ValidationError("/kind", "Somebody who is forgotten stays so: register them anew.", "consent.forgotten"));
        if (!_blocks.Exists(b => b.Kind == kind && b.HoldsAt(at)))
            return Result.Invalid(new ValidationError("/kind", $"There is no block of the kind {kind}.", "consent.no_block"));
        for (int i = 0; i < _blocks.Count; i++)
        {
            if (_blocks[i].Kind == kind && _blocks[i].HoldsAt(at)) _blocks[i] = _blocks[i] with { LiftedAt = at };
        }

        Record("ContactBlockLifted", actor, at, ("kind", kind.ToString()));
        return Result.Success();
    }

    /// <summary>Decides.</summary>
    /// <param name="question">What is to be done, and when.</param>
    /// <param name="policy">What holds where nobody has said anything.</param>
    /// <returns>
    /// In this order: a block denies (profiling and tracking blocks only those purposes); the most specific record that covers the
    /// question and holds at its moment decides; among equals the one captured last, and of two captured together the one that says no;
    /// without a record, the policy.
    /// </returns>
    public ConsentDecision Evaluate(ConsentQuestion question, ConsentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(policy);
        if (_blocks.Find(b => b.HoldsAt(question.At) && Stops(b.Kind, question.Purpose)) is ConsentBlock block)
            return new(ConsentReason.GlobalBlock, Block: block);
        ConsentRecord? deciding = _records
            .Where(r => r.CapturedAt <= question.At && r.HoldsAt(question.At) && r.Scope.Covers(question))
            .OrderByDescending(static r => r.Scope.Rank).ThenByDescending(static r => r.CapturedAt).ThenByDescending(static r => r.Status)
            .FirstOrDefault();
        return deciding is not null
            ? new(deciding.Status == ConsentStatus.OptIn ? ConsentReason.OptIn : ConsentReason.OptOut, deciding)
            : new(policy.AllowedWithoutRecord.Contains(question.Purpose) ? ConsentReason.AllowedByDefault : ConsentReason.NoConsentRecord);
    }

    /// <summary>Copies everything to the ledger of the customer a lead has become.</summary>
    /// <param name="other">The customer's ledger.</param>
    /// <param name="actor">Who copies.</param>
    /// <param name="at">When.</param>
    /// <returns>How many records were copied. Those of the customer stay; where both speak, the rules of <see cref="Evaluate"/> hold.</returns>
    public int CopyTo(ConsentLedger other, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (ConsentRecord record in _records) other.Append(record, actor, at);
        foreach (ConsentBlock block in _blocks)
        {
            other._blocks.Add(block);
            other.Record("ContactBlocked", actor, at, ("kind", block.Kind.ToString()));
        }

        return _records.Count;
    }

    /// <summary>Forgets what was said, and blocks for good.</summary>
    /// <param name="actor">Who erases.</param>
    /// <param name="at">When.</param>
    public void Erase(string actor, Instant at)
    {
        _records.Clear();
        _blocks.Clear();
        Block(ConsentBlockKind.Forget, "erased", actor, at);
    }

    private static bool Stops(ConsentBlockKind kind, string purpose) => kind switch
    {
        ConsentBlockKind.Profile => purpose == "Profiling",
        ConsentBlockKind.Track => purpose == "Tracking",
        _ => true,
    };

    private void Record(string type, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add([type], Id, ++Version, actor, at, facts);
}
