using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>
/// A group of parts, of which one outcome wins at once: false in <c>all</c>, true in <c>any</c>. The two are mirror images.
/// </summary>
internal sealed class GroupNode<T>(Condition source, string pointer, ConditionNode<T>[] parts, bool winner) : ConditionNode<T>(source, pointer)
{
    internal override bool? Evaluate(T row)
    {
        bool? outcome = !winner;
        foreach (ConditionNode<T> part in parts)
        {
            bool? value = part.Evaluate(row);
            if (value == winner) return winner;
            if (value is null) outcome = null;
        }

        return outcome;
    }

    internal override Expression IsKnown(bool outcome, ParameterExpression row)
    {
        if (parts.Length == 0) return Expression.Constant(outcome != winner);
        Expression[] known = Array.ConvertAll(parts, part => part.IsKnown(outcome, row));
        // "all" is true where every part is; it is false where any part is. For "any" the other way round.
        return Expressions.Balanced(known, outcome == winner ? Expression.OrElse : Expression.AndAlso);
    }

    internal override ConditionTrace Trace(T row, bool isDecisive)
    {
        bool? outcome = Evaluate(row);
        List<ConditionTrace> traces = new(parts.Length);
        bool winnerFound = false;
        foreach (ConditionNode<T> part in parts)
        {
            // The first winner decides alone; without one, every part with the group's outcome does.
            bool decides = isDecisive && part.Evaluate(row) == outcome && !winnerFound;
            winnerFound |= decides && outcome == winner;
            traces.Add(part.Trace(row, decides));
        }

        return new ConditionTrace(Source, Pointer, outcome, null, isDecisive, traces);
    }
}
