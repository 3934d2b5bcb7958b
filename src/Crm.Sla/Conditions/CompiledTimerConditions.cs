using Crm.Primitives;

namespace Crm.Sla;

/// <summary>The six conditions and those of the targets, ready to run. A condition that is not given is known not to be met.</summary>
internal sealed class CompiledTimerConditions<TRecord>
{
    private readonly CompiledCondition<TRecord>?[] _conditions;
    private readonly CompiledCondition<TRecord>?[] _targets;

    private CompiledTimerConditions(CompiledCondition<TRecord>?[] conditions, CompiledCondition<TRecord>?[] targets) => (_conditions, _targets) = (conditions, targets);

    internal static CompiledTimerConditions<TRecord>? Compile(ConditionTimerDefinition definition, FieldMap<TRecord> fields, DefinitionLimits limits, List<ValidationError> found)
    {
        bool isComplete = true;
        CompiledTimerConditions<TRecord> compiled = new(
            [
                One(definition.Start, "/start"), One(definition.Stop, "/stop"), One(definition.Pause, "/pause"),
                One(definition.Resume, "/resume"), One(definition.Reset, "/reset"), One(definition.Cancel, "/cancel"),
            ],
            [.. definition.Targets.Select((t, i) => One(t.When, $"/targets/{i}/when"))]);
        return isComplete ? compiled : null;

        CompiledCondition<TRecord>? One(Condition? condition, string at)
        {
            if (condition is null) return null;
            Result<CompiledCondition<TRecord>> result = condition.Compile(fields, limits, at);
            if (result.TryGetValue(out CompiledCondition<TRecord>? one))
            {
                found.AddRange(one.Diagnostics);
                return one;
            }

            found.AddRange(result.ValidationErrors);
            isComplete = false;
            return null;
        }
    }

    internal bool? Outcome(TimerCondition which, TRecord record) => _conditions[(int)which] is CompiledCondition<TRecord> condition ? condition.Evaluate(record) : false;

    internal ConditionTrace? Explain(TimerCondition which, TRecord record) => _conditions[(int)which]?.Explain(record);

    /// <summary>The first target whose condition is known to be met; -1 if there is none.</summary>
    internal int TargetFor(TRecord record) => Array.FindIndex(_targets, t => t is null || t.IsSatisfiedBy(record));

    /// <summary>Whether all targets are known not to fit.</summary>
    internal bool NoTargetFits(TRecord record) => Array.TrueForAll(_targets, t => t?.Evaluate(record) == false);

    internal ConditionTrace? ExplainTarget(int index, TRecord record) => index < 0 ? null : _targets[index]?.Explain(record);
}
