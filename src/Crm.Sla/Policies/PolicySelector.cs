using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Finds the policy for a case: the first in order that fits.</summary>
/// <typeparam name="TCase">The host's type of case.</typeparam>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class PolicySelector<TCase>
{
    private readonly (SlaPolicyDefinition Policy, CompiledCondition<TCase>? When)[] _policies;
    private readonly FieldReader<TCase>[] _fields;

    private PolicySelector((SlaPolicyDefinition, CompiledCondition<TCase>?)[] policies, FieldReader<TCase>[] fields) => (_policies, _fields) = (policies, fields);

    /// <summary>The policy for a case.</summary>
    /// <param name="item">The case.</param>
    /// <returns>The policy, or none, and for each policy looked at why it fits or does not.</returns>
    public PolicySelection Select(TCase item)
    {
        List<PolicyTrial> trials = [];
        foreach ((SlaPolicyDefinition policy, CompiledCondition<TCase>? when) in _policies)
        {
            ConditionTrace? trace = when?.Explain(item);
            bool fits = policy.IsDefault || trace?.Outcome == true;
            trials.Add(new PolicyTrial(policy.Key, fits, trace));
            if (fits) return new PolicySelection(policy, trials);
        }

        return new PolicySelection(null, trials);
    }

    /// <summary>The fact that the policy for a case holds from now on, with the fields from which its targets take their calendars.</summary>
    /// <param name="item">The case.</param>
    /// <param name="at">When: its creation, or the change of a field.</param>
    /// <param name="priority">Its priority; null if it has none.</param>
    public PolicyApplied Apply(TCase item, Instant at, string? priority = null)
    {
        ImmutableSortedDictionary<string, string> fields = PolicyApplied.NoFields;
        foreach (FieldReader<TCase> field in _fields)
            if (field.Text(item) is string value) fields = fields.Add(field.Name, value);
        return new PolicyApplied(at, Select(item).Policy?.Key, priority) { Fields = fields };
    }

    internal static Result<PolicySelector<TCase>> Compile(SlaDefinition definition, FieldMap<TCase> fields, DefinitionLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(fields);
        List<ValidationError> found = [];
        List<(SlaPolicyDefinition, CompiledCondition<TCase>?)> policies = [];
        for (int i = 0; i < definition.Policies.Length; i++)
        {
            SlaPolicyDefinition policy = definition.Policies[i];
            if (policy.When is null)
            {
                policies.Add((policy, null));
                continue;
            }

            Result<CompiledCondition<TCase>> compiled = policy.When.Compile(fields, limits, $"/policies/{i}/when");
            if (compiled.TryGetValue(out CompiledCondition<TCase>? when)) policies.Add((policy, when));
            else found.AddRange(compiled.ValidationErrors);
        }

        List<FieldReader<TCase>> readers = [];
        for (int i = 0; i < definition.Policies.Length; i++)
        {
            for (int t = 0; t < definition.Policies[i].Targets.Length; t++)
            {
                if (definition.Policies[i].Targets[t].Calendar is not FieldCalendar source || readers.Exists(r => r.Name == source.Field)) continue;
                if (FieldReader<TCase>.Make(fields, source.Field, FieldType.Text, $"/policies/{i}/targets/{t}/calendar/field", found) is FieldReader<TCase> reader) readers.Add(reader);
            }
        }

        return found.Count > 0 ? Result<PolicySelector<TCase>>.Invalid(found) : Result.Success(new PolicySelector<TCase>([.. policies], [.. readers]));
    }
}
