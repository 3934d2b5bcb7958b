using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Finds the policy for a case: the first in order that fits.</summary>
/// <typeparam name="TCase">The host's type of case.</typeparam>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class PolicySelector<TCase>
{
    private readonly (SlaPolicyDefinition Policy, CompiledCondition<TCase>? When)[] _policies;

    private PolicySelector((SlaPolicyDefinition, CompiledCondition<TCase>?)[] policies) => _policies = policies;

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

        return found.Count > 0 ? Result<PolicySelector<TCase>>.Invalid(found) : Result.Success(new PolicySelector<TCase>([.. policies]));
    }
}
