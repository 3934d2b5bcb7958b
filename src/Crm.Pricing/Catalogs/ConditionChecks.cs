using System.Globalization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Checks the condition data, the fields that it may ask for, and the days in time zones.</summary>
internal static class ConditionChecks
{
    internal static void Run(PriceCatalog catalog, DefinitionLimits limits, Problems problems)
    {
        Zone(catalog.TimeZone, "/timeZone", problems);
        if (!Fields(catalog, problems)) return;
        FieldMap<PricingFacts> map = PricingFacts.Map(catalog);
        for (int l = 0; l < catalog.PriceLists.Count; l++)
        {
            PriceList list = catalog.PriceLists[l];
            if (list.ValidDates is not null) Days(list.ValidDates, Text($"/priceLists/{l}"), problems);
            for (int e = 0; e < list.Entries.Count; e++)
            {
                PriceEntry entry = list.Entries[e];
                if (entry.ValidDates is null && entry.When is null) continue;
                Days(entry.ValidDates, Text($"/priceLists/{l}/entries/{e}"), problems);
                When(entry.When, Text($"/priceLists/{l}/entries/{e}/when"), map, limits, problems);
            }
        }

        for (int r = 0; r < catalog.Rules.Count; r++)
        {
            DiscountRule rule = catalog.Rules[r];
            if (rule.ValidDates is null && rule.When is null) continue;
            Days(rule.ValidDates, Text($"/rules/{r}"), problems);
            When(rule.When, Text($"/rules/{r}/when"), map, limits, problems);
        }
    }

    private static bool Fields(PriceCatalog catalog, Problems problems)
    {
        if (catalog.Fields is not IReadOnlyList<ContextField> fields) return true;
        bool sound = true;
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < fields.Count; i++)
        {
            string at = Text($"/fields/{i}/name");
            if (string.IsNullOrWhiteSpace(fields[i].Name)) Refuse(at, "A field has a name: that of the attribute.");
            else if (PricingFacts.IsBuiltIn(fields[i].Name)) Refuse(at, $"Every catalogue has the field {fields[i].Name}: leave it out.");
            else if (!names.Add(fields[i].Name)) Refuse(at, $"The field {fields[i].Name} is there twice: give it one type.");
        }

        return sound;

        void Refuse(string at, string message)
        {
            problems.Error(at, "pricing.field", message);
            sound = false;
        }
    }

    private static void Days(ValidDates? dates, string at, Problems problems)
    {
        if (dates is null) return;
        Zone(dates.TimeZone, at + "/validDates/timeZone", problems);
        problems.Require(!(dates.From > dates.To), at + "/validDates/to", "pricing.validity", "The last day is before the first: swap them.");
    }

    private static void Zone(string? id, string at, Problems problems) => problems.Require(
        Validity.Zone(id) is not null, at, "pricing.zone_unknown", $"{id} is no zone of the IANA database: write one such as Europe/Berlin.");

    private static void When(Condition? when, string at, FieldMap<PricingFacts> map, DefinitionLimits limits, Problems problems)
    {
        if (when is null) return;
        Result<CompiledCondition<PricingFacts>> compiled = when.Compile(map, limits, at);
        foreach (ValidationError problem in compiled.IsSuccess ? compiled.Value.Diagnostics : compiled.ValidationErrors)
        {
            if (problem.Severity == Severity.Error) problems.Error(problem.Identifier ?? at, problem.ErrorCode ?? "", problem.ErrorMessage);
            else problems.Warning(problem.Identifier ?? at, problem.ErrorCode ?? "", problem.ErrorMessage);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
