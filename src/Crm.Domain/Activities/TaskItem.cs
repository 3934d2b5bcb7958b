using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Something somebody has to do. Whether it is overdue is asked, never stored.</summary>
/// <remarks>Not thread-safe: load, change, store.</remarks>
public sealed class TaskItem : IEventSource
{
    private readonly EventLog _events = new("Task");

    private TaskItem()
    {
    }

    /// <summary>A task nobody has begun.</summary>
    /// <param name="id">Its id, made by the caller.</param>
    /// <param name="subject">What is to be done.</param>
    /// <param name="ownerKey">Who does it.</param>
    /// <param name="zone">Where its dates count.</param>
    /// <param name="due">When it is due; null for never.</param>
    /// <param name="about">The record it is about, such as <c>Lead/LD-1042</c>; null for none.</param>
    public TaskItem(TaskItemId id, string subject, string ownerKey, DateTimeZone zone, DueBy? due = null, string? about = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(ownerKey);
        ArgumentNullException.ThrowIfNull(zone);
        Id = id;
        Subject = subject;
        OwnerKey = ownerKey;
        Zone = zone;
        Due = due;
        About = about;
        State = LifeCycles.Task.Initial;
    }

    /// <summary>The id.</summary>
    public TaskItemId Id { get; private set; }

    /// <summary>Counts every change. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>What is to be done.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Who does it.</summary>
    public string OwnerKey { get; private set; } = "";

    /// <summary>Where its dates count.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>When it is due; null for never.</summary>
    public DueBy? Due { get; private set; }

    /// <summary>The record it is about; null for none.</summary>
    public string? About { get; private set; }

    /// <summary>Where it is in its life cycle.</summary>
    public TaskState State { get; private set; }

    /// <summary>Until when it is put off; null if it is not.</summary>
    public Instant? DeferredUntil { get; private set; }

    /// <summary>When it was done; null if it is not.</summary>
    public Instant? CompletedAt { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Whether it is due and still to be done.</summary>
    /// <param name="now">The moment of asking.</param>
    public bool IsOverdue(Instant now) => LifeCycles.Task.CategoryOf(State) == StateCategory.Open && Due is DueBy due && due.IsOver(now, Zone);

    /// <summary>Begins.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    public Result Start(string actor, Instant at) => Go(nameof(Start), new(), actor, at);

    /// <summary>Waits for somebody else.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    public Result Wait(string actor, Instant at) => Go(nameof(Wait), new(), actor, at);

    /// <summary>Goes on; a task that was put off is as if nobody had begun.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    public Result Resume(string actor, Instant at) => Go(nameof(Resume), new(), actor, at, static t => t.DeferredUntil = null);

    /// <summary>Puts it off.</summary>
    /// <param name="until">Until when; after <paramref name="at"/>.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    public Result Defer(Instant until, string actor, Instant at) =>
        Go(nameof(Defer), new() { Now = at, Until = until }, actor, at, t => t.DeferredUntil = until);

    /// <summary>Done.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    public Result Complete(string actor, Instant at) => Go(nameof(Complete), new(), actor, at, t => t.CompletedAt = at);

    /// <summary>Not done after all.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    public Result Reopen(string actor, Instant at) => Go(nameof(Reopen), new(), actor, at, static t => t.CompletedAt = null);

    /// <summary>No longer wanted.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    public Result Cancel(string actor, Instant at) => Go(nameof(Cancel), new(), actor, at);

    private Result Go(string trigger, TaskGuards facts, string actor, Instant at, Action<TaskItem>? effect = null)
    {
        Result<Transition<TaskState>> fired = LifeCycles.Task.Fire(State, trigger, facts.IsMet);
        if (!fired.IsSuccess) return fired.ToResult();
        State = fired.Value.To;
        effect?.Invoke(this);
        _events.Add(fired.Value.Events, Id.Value, ++Version, actor, at);
        return Result.Success();
    }
}
