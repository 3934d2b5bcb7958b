using System.Globalization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Compiles routing definitions.</summary>
public static class Router
{
    /// <summary>Checks a definition and makes it ready to run.</summary>
    /// <typeparam name="TWork">The type of the work.</typeparam>
    /// <param name="definition">The definition.</param>
    /// <param name="fields">The fields of the work that rules may ask for.</param>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <returns>The router, or every problem at once with codes of <see cref="RoutingErrors"/> and <see cref="ConditionErrors"/>.</returns>
    public static Result<Router<TWork>> Compile<TWork>(RoutingDefinition definition, FieldMap<TWork> fields, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(fields);
        limits ??= DefinitionLimits.Default;
        List<ValidationError> problems = [];
        if (definition.Rules.Length > limits.Rules) return Result.Invalid(new ValidationError("/rules", "There are more rules than allowed: split the definition.", RoutingErrors.TooLarge));
        if (definition.Rules.IsEmpty) problems.Add(new ValidationError("/rules", "There is no rule: add one.", RoutingErrors.NoRules));
        if (string.IsNullOrWhiteSpace(definition.Name)) problems.Add(new ValidationError("/name", "The definition has no name: give it one.", RoutingErrors.NameMissing));
        if (string.IsNullOrWhiteSpace(definition.OverflowQueue)) problems.Add(new ValidationError("/overflowQueue", "Work that nobody takes must wait somewhere: name a queue.", RoutingErrors.NameMissing));
        HashSet<string> ids = new(StringComparer.Ordinal);
        List<CompiledCondition<TWork>> conditions = [];
        string? catchAll = null;
        for (int i = 0; i < definition.Rules.Length; i++)
        {
            RoutingRule rule = definition.Rules[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/rules/{i}");
            if (string.IsNullOrWhiteSpace(rule.Id)) problems.Add(new ValidationError(at + "/id", "The rule has no id: give it one.", RoutingErrors.NameMissing));
            else if (!ids.Add(rule.Id)) problems.Add(new ValidationError(at + "/id", $"The id '{rule.Id}' is taken: choose another.", RoutingErrors.Duplicate));
            if (catchAll is not null)
                problems.Add(new ValidationError(at, $"'{catchAll}' takes all work before this rule is reached: move this one up.", RoutingErrors.NeverReached, Severity.Warning));
            else if (!rule.FallsThrough && rule.When.Simplify() is AlwaysCondition { Value: true }) catchAll = rule.Id;
            Result<CompiledCondition<TWork>> when = rule.When.Compile(fields, limits, at + "/when");
            problems.AddRange(when.HasValue ? when.Value.Diagnostics : when.ValidationErrors);
            if (when.HasValue) conditions.Add(when.Value);
        }

        return problems.Exists(static p => p.Severity == Severity.Error)
            ? Result.Invalid(problems)
            : new Router<TWork>(definition, [.. conditions], [.. problems]);
    }
}
