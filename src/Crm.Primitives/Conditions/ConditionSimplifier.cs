namespace Crm.Primitives;

/// <summary>Rewrites a condition by the laws that hold in three-valued logic too.</summary>
internal static class ConditionSimplifier
{
    internal static Condition Simplify(Condition condition) => condition switch
    {
        AllCondition all => Group(all.Conditions, isAll: true),
        AnyCondition any => Group(any.Conditions, isAll: false),
        NotCondition not => Negate(Simplify(not.Operand)),
        _ => condition,
    };

    private static Condition Negate(Condition simplified) => simplified switch
    {
        AlwaysCondition constant => constant.Value ? Condition.Never : Condition.Always,
        NotCondition not => not.Operand,
        CompareCondition { Operator: ConditionOperator.IsMissing } missing => Condition.IsPresent(missing.Field),
        CompareCondition { Operator: ConditionOperator.IsPresent } present => Condition.IsMissing(present.Field),
        _ => Condition.Not(simplified),
    };

    private static Condition Group(IReadOnlyList<Condition> parts, bool isAll)
    {
        List<Condition> kept = [];
        HashSet<Condition> seen = [];
        foreach (Condition part in parts)
        {
            Condition simple = Simplify(part);
            if (simple is AlwaysCondition constant)
            {
                if (constant.Value == isAll) continue;
                return constant;
            }

            IReadOnlyList<Condition> members = simple switch
            {
                AllCondition all when isAll => all.Conditions,
                AnyCondition any when !isAll => any.Conditions,
                _ => [simple],
            };
            kept.AddRange(members.Where(seen.Add));
        }

        return kept.Count switch
        {
            0 => isAll ? Condition.Always : Condition.Never,
            1 => kept[0],
            _ => isAll ? Condition.All(kept) : Condition.Any(kept),
        };
    }
}
