using System.Globalization;

namespace Crm.Primitives;

/// <summary>Walks a condition once, checks every part and builds the nodes that run.</summary>
internal sealed class ConditionCompiler<T>(FieldMap<T> fields, DefinitionLimits limits)
{
    private readonly ConditionProblems _problems = new(limits);
    private readonly List<(string Pointer, string Field)> _notQueryable = [];
    private int _nodes;

    internal Result<CompiledCondition<T>> Compile(Condition condition, string pointer)
    {
        ConditionNode<T>? root = Build(condition, pointer, 1);
        if (_nodes > limits.ConditionNodes)
        {
            _problems.Add(pointer, ConditionErrors.TooManyNodes,
                string.Create(CultureInfo.InvariantCulture, $"The condition has more than {limits.ConditionNodes} parts: split it, or use lists."));
        }

        return root is null || _problems.HasErrors
            ? Result.Invalid(_problems.All)
            : new CompiledCondition<T>(condition, root, _problems.All.AsReadOnly(), _notQueryable);
    }

    /// <summary>Null where something is wrong; then it was reported. Goes on with the siblings, to find every problem.</summary>
    private ConditionNode<T>? Build(Condition condition, string pointer, int depth)
    {
        if (++_nodes > limits.ConditionNodes) return null;
        if (depth > limits.Depth)
        {
            _problems.Add(pointer, ConditionErrors.TooDeep,
                string.Create(CultureInfo.InvariantCulture, $"The condition is nested deeper than {limits.Depth}: flatten it."));
            return null;
        }

        return condition switch
        {
            AllCondition all => Group(all, all.Conditions, pointer + "/all", depth, winner: false, pointer),
            AnyCondition any => Group(any, any.Conditions, pointer + "/any", depth, winner: true, pointer),
            NotCondition not => Build(not.Operand, pointer + "/not", depth + 1) is ConditionNode<T> operand ? new NotNode<T>(not, pointer, operand) : null,
            AlwaysCondition constant => new ConstantNode<T>(constant, pointer),
            CompareCondition compare => Leaf(compare, pointer),
            _ => throw new ArgumentException($"{condition.GetType().Name} is no kind of condition.", nameof(condition)),
        };
    }

    private GroupNode<T>? Group(Condition source, IReadOnlyList<Condition> conditions, string below, int depth, bool winner, string pointer)
    {
        List<ConditionNode<T>> parts = new(Math.Min(conditions.Count, limits.ConditionNodes));
        for (int i = 0; i < conditions.Count && _nodes <= limits.ConditionNodes; i++)
        {
            ConditionNode<T>? part = Build(conditions[i], string.Create(CultureInfo.InvariantCulture, $"{below}/{i}"), depth + 1);
            if (part is not null) parts.Add(part);
        }

        return parts.Count == conditions.Count ? new GroupNode<T>(source, pointer, [.. parts], winner) : null;
    }

    private ConditionNode<T>? Leaf(CompareCondition compare, string pointer)
    {
        if (!fields.TryGet(compare.Field, out MappedField<T>? field))
        {
            _problems.Add(pointer + "/field", ConditionErrors.UnknownField, $"There is no field '{compare.Field}': use one of {KnownFields()}.");
            return null;
        }

        ConditionField description = field.Description;
        if (!description.Operators.Contains(compare.Operator))
        {
            string allowed = string.Join(", ", description.Operators.Select(ConditionOperators.NameOf));
            _problems.Add(pointer + "/operator", ConditionErrors.OperatorNotForType,
                $"{ConditionOperators.NameOf(compare.Operator)} does not go with '{compare.Field}', a field of type {description.Type}: use one of {allowed}.");
            return null;
        }

        if (!description.IsQueryable) _notQueryable.Add((pointer, compare.Field));
        return field.Bind(compare, pointer, _problems);
    }

    private string KnownFields()
    {
        const int shown = 12;
        string names = string.Join(", ", fields.Fields.Take(shown).Select(static f => f.Name));
        return fields.Fields.Count > shown ? names + ", ..." : names;
    }
}
