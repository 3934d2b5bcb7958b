namespace Crm.Pricing;

/// <summary>The declared order of prices. The ids come last, so there is always an answer and never a tie.</summary>
internal sealed class PriceRanking
{
    private readonly SelectionCriterion[] _criteria;
    private readonly int _beforeAmount;

    internal PriceRanking(SelectionOrder order)
    {
        _criteria = [.. order.Criteria];
        int amount = Array.IndexOf(_criteria, SelectionCriterion.LowerAmount);
        _beforeAmount = amount < 0 ? _criteria.Length : amount;
    }

    /// <summary>Sorts the prices of one target by what is known before an amount is, and numbers the ranks.</summary>
    internal void Sort(Span<PriceSlot> slots)
    {
        if (slots.Length < 2) return;
        // Prices by quantity mostly stand in this order already, or in the opposite one.
        int up = 0, down = 0;
        for (int i = 1; i < slots.Length && (up == 0 || down == 0); i++)
        {
            if (Compare(slots[i - 1].Entry, slots[i].Entry) < 0) up++;
            else down++;
        }

        if (up == 0) slots.Reverse();
        else if (down > 0) slots.Sort((x, y) => Compare(x.Entry, y.Entry));
        int rank = 0;
        for (int i = 1; i < slots.Length; i++)
        {
            // Without the amount among the criteria the ids have the last word, so each price has a rank of its own.
            if (_beforeAmount == _criteria.Length || Known(slots[i - 1].Entry, slots[i].Entry) != 0) rank++;
            if (rank > 0) slots[i] = slots[i] with { Rank = rank };
        }
    }

    /// <summary>The order within a target: higher first, then by id.</summary>
    private int Compare(CompiledEntry x, CompiledEntry y)
    {
        int order = Known(y, x);
        return order != 0 ? order : string.CompareOrdinal(x.Entry.Id, y.Entry.Id);
    }

    /// <summary>True if the left price ranks before the right one.</summary>
    internal bool RanksBefore(in SelectedPrice left, in SelectedPrice right)
    {
        if (!right.Found) return true;
        foreach (SelectionCriterion criterion in _criteria)
        {
            int order = criterion switch
            {
                SelectionCriterion.Specificity => left.Specificity.CompareTo(right.Specificity),
                SelectionCriterion.LowerAmount => IsLower(left, right) ? 1 : IsLower(right, left) ? -1 : 0,
                _ => Compare(criterion, left.Entry!, right.Entry!),
            };
            if (order != 0) return order > 0;
        }

        return string.CompareOrdinal(left.Entry!.Entry.Id, right.Entry!.Entry.Id) < 0;
    }

    /// <summary>True if the left price is the lower one; the digits that a division left do not count.</summary>
    internal static bool IsLower(in SelectedPrice left, in SelectedPrice right) => left.Amount < right.Amount && Quotients.Settled(left.Amount) < Quotients.Settled(right.Amount);

    /// <summary>By the criteria before the amount; prices of one target are equally specific.</summary>
    private int Known(CompiledEntry left, CompiledEntry right)
    {
        for (int i = 0; i < _beforeAmount; i++)
        {
            int order = Compare(_criteria[i], left, right);
            if (order != 0) return order;
        }

        return 0;
    }

    private static int Compare(SelectionCriterion criterion, CompiledEntry left, CompiledEntry right) => criterion switch
    {
        SelectionCriterion.Priority => left.Entry.Priority.CompareTo(right.Entry.Priority),
        SelectionCriterion.MatchedConditions => left.Conditions.CompareTo(right.Conditions),
        SelectionCriterion.MinQuantity => (left.Entry.MinQuantity ?? decimal.MinValue).CompareTo(right.Entry.MinQuantity ?? decimal.MinValue),
        _ => 0,
    };
}
