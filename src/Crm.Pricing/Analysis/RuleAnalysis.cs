using System.Runtime.InteropServices;

namespace Crm.Pricing;

/// <summary>Rules against each other: those that always lose in their exclusive group, and those whose order only the id decides though it matters.</summary>
internal sealed class RuleAnalysis(PriceCatalog catalog, ProductTree tree, TargetGroups<PlacedRule> rules, Findings findings)
{
    private readonly StackingPolicy _stacking = catalog.Policy.Stacking;
    private readonly Dictionary<(int Group, PriceStage Stage, string? Exclusive), List<PlacedRule>> _strongest = [];
    private readonly HashSet<int> _indexed = [];

    internal void Run()
    {
        for (int g = 0; g < rules.Count; g++)
        {
            Span<PlacedRule> group = rules[g];
            if (group.Length > CatalogAnalysis.Window) group.Sort(ByOrder);
            List<int> others = Meeting(g);
            for (int i = 0; i < group.Length; i++)
            {
                for (int k = Math.Max(0, i - CatalogAnalysis.Window); k < i; k++) Tie(group[k], group[i]);
                // Rules of all targets apply in one order, by priority and then by id.
                for (int o = 0; o < others.Count; o++) TiesWith(others[o], group[i]);
                if (Competes(group[i].Rule)) Loses(g, group[i]);
            }
        }
    }

    /// <summary>The other groups whose rules may apply to the same line.</summary>
    private List<int> Meeting(int group)
    {
        if (group == 0) return [];
        (string? product, string? category) = rules.Target(group);
        List<int> others = [];
        foreach ((string? p, string? c) in tree.Meeting(product, category))
        {
            if (p is not null ? !rules.OfProduct(p).IsEmpty : !rules.OfCategory(c!).IsEmpty) others.Add(rules.Group(p, c));
            if (others.Count == CatalogAnalysis.Window) break;
        }

        if (!rules[0].IsEmpty) others.Add(0);
        return others;
    }

    private void TiesWith(int group, in PlacedRule rule)
    {
        ReadOnlySpan<PlacedRule> others = rules[group];
        for (int i = 0; i < Math.Min(others.Length, CatalogAnalysis.Window); i++) Tie(others[i], rule);
    }

    private static int ByOrder(PlacedRule a, PlacedRule b)
    {
        int order = a.Rule.Stage.CompareTo(b.Rule.Stage);
        if (order == 0) order = b.Rule.Priority.CompareTo(a.Rule.Priority);
        if (order == 0) order = string.CompareOrdinal(a.Rule.ExclusiveGroup, b.Rule.ExclusiveGroup);
        return order != 0 ? order : string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
    }

    /// <summary>True if only the best of several is applied.</summary>
    private bool Competes(DiscountRule rule) => rule.ExclusiveGroup is not null || _stacking == StackingPolicy.Best;

    private bool CompeteWithEachOther(DiscountRule a, DiscountRule b) =>
        _stacking == StackingPolicy.Best || (a.ExclusiveGroup is not null && a.ExclusiveGroup == b.ExclusiveGroup);

    private void Tie(in PlacedRule a, in PlacedRule b)
    {
        if (a.Rule.Stage != b.Rule.Stage) return;
        bool compete = CompeteWithEachOther(a.Rule, b.Rule);
        // In a competition the priority is not asked: the larger discount wins, then the id.
        if (compete ? !IsSameDiscount(a.Rule, b.Rule) : a.Rule.Priority != b.Rule.Priority || _stacking != StackingPolicy.Sequential || Commute(a.Rule, b.Rule)) return;
        if (!CaseScope.Of(a.Rule).Overlaps(CaseScope.Of(b.Rule)) || !findings.Take("pricing.rule_tie")) return;
        (PlacedRule first, PlacedRule second) = string.CompareOrdinal(a.Rule.Id, b.Rule.Id) < 0 ? (a, b) : (b, a);
        findings.Add(second.Path, "pricing.rule_tie", compete
            ? $"The rules {first.Rule.Id} and {second.Rule.Id} take off the same where only one of them may apply, and only the ids decide which: remove one of them."
            : $"The rules {first.Rule.Id} and {second.Rule.Id} apply to the same case with the same priority, and the price depends on which comes first: give one of them a higher priority.");
    }

    private static bool IsSameDiscount(DiscountRule a, DiscountRule b) =>
        a.Value is DiscountValue value && value == b.Value
        || (a.Schedule is DiscountSchedule x && b.Schedule is DiscountSchedule y && x.Kind == y.Kind && x.Unit == y.Unit && x.Tiers.SequenceEqual(y.Tiers));

    /// <summary>True if the two discounts leave the same in either order: two percentages do, an amount and a percentage do not.</summary>
    private static bool Commute(DiscountRule a, DiscountRule b) => (KindOf(a), KindOf(b)) switch
    {
        (Kind.Percent, Kind.Percent) or (Kind.Amount, Kind.Amount) => true,
        _ => false,
    };

    private static Kind KindOf(DiscountRule rule) => rule.Value switch
    {
        // A schedule is computed on the amount before the stage and is an amount from there on.
        null => Kind.Amount,
        { MaxAmount: not null, Unit: DiscountUnit.Percent } => Kind.Other,
        { Unit: DiscountUnit.Percent } => Kind.Percent,
        { Unit: DiscountUnit.Amount } => Kind.Amount,
        _ => Kind.Other,
    };

    private void Loses(int group, in PlacedRule rule)
    {
        (string? product, string? category) = rules.Target(group);
        if (LosesTo(Strongest(group, rule.Rule), rule)) return;
        foreach ((string? p, string? c) in tree.Around(product, category))
        {
            bool has = p is not null ? !rules.OfProduct(p).IsEmpty : !rules.OfCategory(c!).IsEmpty;
            if (has && LosesTo(Strongest(rules.Group(p, c), rule.Rule), rule)) return;
        }

        if (group != 0) LosesTo(Strongest(0, rule.Rule), rule);
    }

    private bool LosesTo(List<PlacedRule> others, in PlacedRule rule)
    {
        foreach (PlacedRule other in others)
        {
            if (!TakesMore(other.Rule, rule.Rule)) continue;
            if (!CaseScope.Of(other.Rule).Covers(CaseScope.Of(rule.Rule))) continue;
            if (findings.Take("pricing.rule_shadowed"))
            {
                string where = rule.Rule.ExclusiveGroup is string name && name == other.Rule.ExclusiveGroup ? $"in the group {name}" : "where only the best discount applies";
                findings.Add(rule.Path, "pricing.rule_shadowed", $"The rule {rule.Rule.Id} never counts: {where} {other.Rule.Id} matches whenever it does and takes more off. Remove it, or let it take more off.");
            }

            return true;
        }

        return false;
    }

    /// <summary>True if the first takes more off than the second wherever the second takes anything off.</summary>
    private static bool TakesMore(DiscountRule a, DiscountRule b)
    {
        if (a.Value is not { MaxAmount: null } x || b.Value is not DiscountValue y || x.Unit != y.Unit || x.Unit == DiscountUnit.Price) return false;
        return (x.Unit == DiscountUnit.Percent || x.Scope == y.Scope) && x.Value > y.Value && y.Value >= 0m;
    }

    /// <summary>The rules of a target that compete with this one, those that take most off first.</summary>
    private List<PlacedRule> Strongest(int group, DiscountRule rule)
    {
        if (_indexed.Add(group)) Index(group);
        return _strongest.TryGetValue((group, rule.Stage, Competition(rule)), out List<PlacedRule>? found) ? found : [];
    }

    private string? Competition(DiscountRule rule) => _stacking == StackingPolicy.Best ? null : rule.ExclusiveGroup;

    private void Index(int group)
    {
        List<List<PlacedRule>> made = [];
        foreach (PlacedRule rule in rules[group])
        {
            if (!Competes(rule.Rule)) continue;
            ref List<PlacedRule>? list = ref CollectionsMarshal.GetValueRefOrAddDefault(_strongest, (group, rule.Rule.Stage, Competition(rule.Rule)), out bool known);
            if (!known) made.Add(list = []);
            list!.Add(rule);
        }

        foreach (List<PlacedRule> list in made)
        {
            list.Sort(static (a, b) =>
            {
                int order = (b.Rule.Value?.Value ?? decimal.MinValue).CompareTo(a.Rule.Value?.Value ?? decimal.MinValue);
                return order != 0 ? order : string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
            });
            if (list.Count > CatalogAnalysis.Window) list.RemoveRange(CatalogAnalysis.Window, list.Count - CatalogAnalysis.Window);
        }
    }

    private enum Kind
    {
        Percent,
        Amount,
        Other,
    }
}
