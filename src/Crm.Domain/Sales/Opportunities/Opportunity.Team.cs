using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Opportunity
{
    /// <summary>Who works on it, the owner included, in the order of their keys.</summary>
    public IReadOnlyList<string> Team => _team;

    /// <summary>Who gets how much credit, by user key; empty until set, then exactly 100 percent.</summary>
    public IReadOnlyList<SplitShare> Split => _split;

    /// <summary>The people of the customer and their parts in the deal, by person key.</summary>
    public IReadOnlyList<ContactRole> Contacts => _contacts;

    /// <summary>Who gets how much credit, as commission needs it: the split, or everything to the owner without one.</summary>
    public CreditSplit EffectiveSplit => _split.Count == 0 ? CreditSplit.WhollyTo(OwnerKey) : CreditSplit.Of(_split).Value;

    /// <summary>Says who gets how much credit. Everyone named joins the team.</summary>
    /// <param name="split">The shares.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OpportunitySplitChanged</c> if it changed; <c>state.not_editable</c> once closed.</returns>
    public Result SetSplit(CreditSplit split, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(split);
        Result editable = Editable();
        if (!editable.IsSuccess || _split.SequenceEqual(split.Shares)) return editable;
        _split = [.. split.Shares];
        _team = Joined(_team.Concat(split.Shares.Select(static share => share.UserKey)));
        Record(["OpportunitySplitChanged"], actor, at,
            ("split", string.Join(", ", split.Shares.Select(static share => $"{share.UserKey} {EventLog.Text(share.Percent)}"))));
        return Result.Success();
    }

    /// <summary>Says who works on it. The owner and everyone in the split stay in the team.</summary>
    /// <param name="userKeys">The people.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OpportunityTeamChanged</c> if it changed; <c>state.not_editable</c> once closed.</returns>
    public Result SetTeam(IReadOnlyList<string> userKeys, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(userKeys);
        Result editable = Editable();
        List<string> team = Joined(userKeys.Where(static key => !string.IsNullOrWhiteSpace(key))
            .Append(OwnerKey).Concat(_split.Select(static share => share.UserKey)));
        if (!editable.IsSuccess || _team.SequenceEqual(team, StringComparer.Ordinal)) return editable;
        _team = team;
        Record(["OpportunityTeamChanged"], actor, at, ("team", string.Join(", ", team)));
        return Result.Success();
    }

    /// <summary>Says which people of the customer have a part in the deal.</summary>
    /// <param name="contacts">The people; each once, each with a role.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OpportunityContactsChanged</c> if it changed; <c>sales.contact</c>; <c>state.not_editable</c> once closed.</returns>
    public Result SetContacts(IReadOnlyList<ContactRole> contacts, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        Result editable = Editable();
        if (!editable.IsSuccess) return editable;
        if (contacts.Any(static c => string.IsNullOrWhiteSpace(c.PersonKey) || string.IsNullOrWhiteSpace(c.Role))
            || contacts.DistinctBy(static c => c.PersonKey, StringComparer.Ordinal).Count() != contacts.Count)
            return Result.Invalid(new ValidationError("/contacts", "Name each person once, and a role for each.", "sales.contact"));
        List<ContactRole> sorted = [.. contacts.OrderBy(static c => c.PersonKey, StringComparer.Ordinal)];
        if (_contacts.SequenceEqual(sorted)) return editable;
        _contacts = sorted;
        Record(["OpportunityContactsChanged"], actor, at, ("contacts", string.Join(", ", sorted.Select(static c => $"{c.PersonKey} {c.Role}"))));
        return Result.Success();
    }

    /// <summary>Hands the opportunity to another owner, who joins the team.</summary>
    /// <param name="ownerKey">The new owner.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OpportunityOwnerChanged</c> if it changed; <c>sales.owner</c>; <c>state.not_editable</c> once closed.</returns>
    public Result HandOver(string ownerKey, string actor, Instant at)
    {
        Result editable = Editable();
        if (!editable.IsSuccess) return editable;
        if (string.IsNullOrWhiteSpace(ownerKey))
            return Result.Invalid(new ValidationError("/ownerKey", "An opportunity needs an owner.", "sales.owner"));
        if (ownerKey == OwnerKey) return editable;
        string before = OwnerKey;
        OwnerKey = ownerKey;
        _team = Joined(_team.Append(ownerKey));
        Record(["OpportunityOwnerChanged"], actor, at, ("from", before), ("to", ownerKey));
        return Result.Success();
    }

    private static List<string> Joined(IEnumerable<string> keys) => [.. keys.ToImmutableSortedSet(StringComparer.Ordinal)];
}
