using System.Globalization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>Everything that can be wrong with a plan, found at once.</summary>
internal static class PlanChecks
{
    public static IEnumerable<ValidationError> Check(CommissionPlan plan, CurrencyTable currencies, DefinitionLimits limits)
    {
        if (string.IsNullOrWhiteSpace(plan.Id)) yield return Error("/id", "A plan has a key.", "plan_id");
        if (!currencies.TryGet(plan.Currency, out _))
            yield return Error("/currency", $"'{plan.Currency}' is no known currency code.", "currency_unknown");
        if (plan.RoundingStep <= 0m) yield return Error("/roundingStep", "The smallest unit of a line is greater than 0.", "rounding_step");
        if (plan.Cap is <= 0m) yield return Error("/cap", "A cap is greater than 0; leave it out for none.", "cap");
        if (plan.Components.IsDefaultOrEmpty)
        {
            yield return Error("/components", "A plan has at least one component.", "components_empty");
            yield break;
        }

        if (plan.Components.Length > limits.Rules)
        {
            yield return Error("/components",
                string.Create(CultureInfo.InvariantCulture, $"A plan has at most {limits.Rules} components."), "components_too_many");
            yield break;
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < plan.Components.Length; i++)
        {
            PlanComponent component = plan.Components[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/components/{i}");
            if (!ids.Add(component.Id)) yield return Error(at + "/id", $"'{component.Id}' is there twice: give each component a key of its own.", "component_duplicate");
            if (string.IsNullOrWhiteSpace(component.CreditType)) yield return Error(at + "/creditType", "A component names the type of credit it takes.", "credit_type");
            if (component.Cap is <= 0m) yield return Error(at + "/cap", "A cap is greater than 0; leave it out for none.", "cap");
            if (component.MinimumPerCredit is <= 0m) yield return Error(at + "/minimumPerCredit", "A minimum is greater than 0; leave it out for none.", "minimum");
            foreach (ValidationError problem in component.Curve.Check(at + "/curve")) yield return problem;
        }
    }

    /// <summary>What is allowed and most likely a mistake.</summary>
    public static IEnumerable<ValidationError> Warn(CommissionPlan plan)
    {
        for (int i = 0; i < plan.Components.Length; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"/components/{i}");
            if (plan.Components[i].Curve is RetroactiveCurve curve)
            {
                for (int t = 1; t < curve.Tiers.Length; t++)
                {
                    if (curve.Tiers[t].Rate < curve.Tiers[t - 1].Rate)
                    {
                        yield return new ValidationError(string.Create(CultureInfo.InvariantCulture, $"{at}/curve/tiers/{t}/rate"),
                            "The rate falls and applies to everything: selling more pays less here. A marginal curve does not do that.",
                            "commission.retroactive_falls", Severity.Warning);
                    }
                }
            }
        }
    }

    private static ValidationError Error(string path, string sentence, string code) => new(path, sentence, "commission." + code);
}
