using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Case
{
    /// <summary>True once the customer was written to or called.</summary>
    public bool HasPublicReply => _facts.Exists(static fact => fact.Kind == CaseFactKind.PublicReply);

    /// <summary>Writes to the customer without waiting for an answer. Fulfils a promise of first reply.</summary>
    /// <param name="text">The words.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseReplied</c>, and before it <c>FirstResponseMet</c> the first time; <c>service.text</c>; <c>state.not_editable</c> once resolved.</returns>
    public Result Reply(string text, string actor, Instant at)
    {
        if (!IsOpen) return NotEditable(State);
        if (string.IsNullOrWhiteSpace(text)) return Result.Invalid(NoText());
        bool first = AddPublicReply(text, actor, at);
        Record(first ? ["FirstResponseMet", "CaseReplied"] : ["CaseReplied"], actor, at);
        return Result.Success();
    }

    /// <summary>Writes something that only colleagues can read. Possible in every state: notes are always accepted.</summary>
    /// <param name="text">The words.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseNoted</c>; <c>service.text</c>.</returns>
    public Result AddNote(string text, string actor, Instant at)
    {
        if (string.IsNullOrWhiteSpace(text)) return Result.Invalid(NoText());
        _messages.Add(new CaseMessage(at, actor, false, false, text));
        Record(["CaseNoted"], actor, at);
        return Result.Success();
    }

    /// <summary>Writes to the customer, or tells of a call, and waits for the answer; the clock of a promised solution pauses.</summary>
    /// <param name="publicReply">The words the customer got; needed unless the customer was written to before.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseWaiting</c>, and <c>FirstResponseMet</c> the first time; or the unmet guard <c>a public reply was sent</c>.</returns>
    public Result RequestInfo(string? publicReply, string actor, Instant at)
    {
        bool says = !string.IsNullOrWhiteSpace(publicReply);
        Result fired = Fire("RequestInfo", new CaseGuards { PublicReplySent = says || HasPublicReply }, out Transition<CaseState>? transition);
        if (!fired.IsSuccess) return fired;
        bool first = says && AddPublicReply(publicReply!, actor, at);
        // The table marks an event that is not raised every time with a question mark.
        IEnumerable<string> events = transition!.Events
            .Where(name => first || !name.EndsWith('?')).Select(static name => name.TrimEnd('?'));
        Take(transition, events, actor, at);
        return fired;
    }

    /// <summary>The customer answers: a waiting case goes on; a resolved one opens again within its window.</summary>
    /// <param name="text">The words; may be empty.</param>
    /// <param name="actor">Who answers.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// <c>CustomerReplied</c>, or <c>CaseReopened</c> from Resolved; or the unmet guard <c>within reopenWindow</c>. To a closed case a reply
    /// is an invalid transition: open a new case with this one as parent.
    /// </returns>
    public Result CustomerReply(string text, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(text);
        CaseGuards guards = new() { At = at, ResolvedAt = ResolvedAt, ReopenWindow = ReopenWindow };
        Result fired = Fire("CustomerReply", guards, out Transition<CaseState>? transition);
        if (!fired.IsSuccess) return fired;
        _messages.Add(new CaseMessage(at, actor, true, true, text));
        Note(CaseFactKind.CustomerReply, actor, at);
        if (State == CaseState.Resolved) CountReopening();
        Take(transition!, transition!.Events, actor, at);
        return fired;
    }

    /// <summary>Adds somebody who wants to hear of the case.</summary>
    /// <param name="userKey">Who.</param>
    /// <param name="actor">Who adds.</param>
    /// <param name="at">When.</param>
    /// <returns><c>CaseWatched</c> if new; <c>service.watcher</c> for an empty key.</returns>
    public Result Watch(string userKey, string actor, Instant at)
    {
        if (string.IsNullOrWhiteSpace(userKey)) return Result.Invalid(new ValidationError("/userKey", "Say who wants to hear of the case.", "service.watcher"));
        if (_watchers.Contains(userKey)) return Result.Success();
        _watchers = [.. _watchers.Append(userKey).Order(StringComparer.Ordinal)];
        Record(["CaseWatched"], actor, at, ("watcher", userKey));
        return Result.Success();
    }

    private bool IsOpen => LifeCycles.Case.CategoryOf(State) == StateCategory.Open;

    private bool AddPublicReply(string text, string actor, Instant at)
    {
        bool first = !HasPublicReply;
        _messages.Add(new CaseMessage(at, actor, false, true, text));
        Note(CaseFactKind.PublicReply, actor, at);
        return first;
    }

    private static ValidationError NoText() => new("/text", "Say something.", "service.text");
}
