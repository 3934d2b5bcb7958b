using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What a definition of bundles and rules must fulfil, contradictions included.</summary>
internal static class ConfigurationChecks
{
    /// <summary>How many steps, for each bundle and rule, the search for contradictions may take.</summary>
    private const int StepsOfAnItem = 64;

    internal static Problems Run(ConfigurationDefinition definition, DefinitionLimits limits)
    {
        Problems problems = new();
        int size = definition.Rules.Length + definition.Bundles.Sum(static b => 1 + b.Components.Length + b.Groups.Length + b.Attributes.Length);
        problems.Require(size <= limits.Rules, "", "configuration.too_large", Text($"{size} bundles, components and rules are more than the limit of {limits.Rules}: split the definition or raise the limit."));
        long values = definition.Rules.Sum(static r => (long)r.Others.Length) + definition.Bundles.Sum(static b => b.Attributes.Sum(static a => (long)a.Values.Length));
        problems.Require(values <= limits.Nodes, "", "configuration.too_large", Text($"{values} products of rules and values of attributes are more than the limit of {limits.Nodes}: split the definition or raise the limit."));
        if (problems.HasErrors) return problems;
        Dictionary<string, Bundle> bundles = new(StringComparer.Ordinal);
        for (int i = 0; i < definition.Bundles.Length; i++)
        {
            Bundle bundle = definition.Bundles[i];
            problems.Require(bundles.TryAdd(bundle.Product, bundle), Text($"/bundles/{i}/product"), "configuration.duplicate_id", $"{bundle.Product} is a bundle twice: put the components into one.");
            Check(bundle, Text($"/bundles/{i}"), problems);
        }

        Nesting(definition, bundles, limits, problems);
        Rules(definition, problems);
        if (!problems.HasErrors) Contradictions(definition, bundles, size, problems);
        return problems;
    }

    private static void Check(Bundle bundle, string at, Problems problems)
    {
        HashSet<string> groups = new(StringComparer.Ordinal), products = new(StringComparer.Ordinal), attributes = new(StringComparer.Ordinal);
        for (int i = 0; i < bundle.Groups.Length; i++)
            problems.Require(groups.Add(bundle.Groups[i].Id), Text($"{at}/groups/{i}/id"), "configuration.duplicate_id", $"The group {bundle.Groups[i].Id} is there twice: ids are unique in a bundle.");
        problems.Require(bundle.Components.Length > 0, at + "/components", "configuration.no_components", $"The bundle {bundle.Product} has no components: add one, or sell it as a product.");
        for (int i = 0; i < bundle.Components.Length; i++)
        {
            BundleComponent component = bundle.Components[i];
            string path = Text($"{at}/components/{i}");
            problems.Require(products.Add(component.Product), path + "/product", "configuration.duplicate_id", $"{component.Product} is a component twice: raise its quantity.");
            problems.Require(component.MinQuantity >= 0m && !(component.MaxQuantity < component.MinQuantity) && !(component.MaxQuantity <= 0m), path + "/minQuantity", "configuration.quantity_range",
                $"The quantities of {component.Product} leave nothing to choose: the lowest is at least 0, the highest above 0 and not below the lowest.");
            problems.Require(component.DefaultQuantity is not decimal initial || initial == 0m || (initial >= component.MinQuantity && !(initial > component.MaxQuantity)), path + "/defaultQuantity", "configuration.default_quantity",
                $"The default quantity of {component.Product} is outside its own limits.");
            problems.Require(!(component.DefaultQuantity == 0m && component.IsRequired), path + "/defaultQuantity", "configuration.default_quantity", $"{component.Product} is required, so its default quantity is not 0.");
            problems.Require(component.PriceWeight is not < 0m, path + "/priceWeight", "configuration.price_weight", "A weight is not negative.");
            problems.Require(component.Group is null || groups.Contains(component.Group), path + "/group", "configuration.group_unknown", $"The bundle {bundle.Product} has no group {component.Group}: add it to groups.");
        }

        ILookup<string, BundleComponent> options = bundle.Components.Where(static c => c.Group is not null).ToLookup(static c => c.Group!, StringComparer.Ordinal);
        for (int i = 0; i < bundle.Groups.Length; i++) Group(bundle.Groups[i], [.. options[bundle.Groups[i].Id]], Text($"{at}/groups/{i}"), problems);
        for (int i = 0; i < bundle.Attributes.Length; i++)
        {
            ConfigurationAttribute attribute = bundle.Attributes[i];
            problems.Require(attributes.Add(attribute.Name), Text($"{at}/attributes/{i}/name"), "configuration.duplicate_id", $"The attribute {attribute.Name} is there twice: names are unique in a bundle.");
            problems.Require(attribute.Default is not string value || attribute.Values.Length == 0 || attribute.Values.Contains(value), Text($"{at}/attributes/{i}/default"), "configuration.default_value",
                $"The default of {attribute.Name} is none of its values.");
        }
    }

    private static void Group(OptionGroup group, BundleComponent[] options, string at, Problems problems)
    {
        int members = options.Length, chosen = options.Count(static c => c.Initial > 0m);
        problems.Require(group.MinChoices >= 0 && !(group.MaxChoices < group.MinChoices), at + "/minChoices", "configuration.group_impossible",
            $"The group {group.Id} wants at least {group.MinChoices} and at most {group.MaxChoices} choices: swap the numbers.");
        problems.Require(members >= group.MinChoices, at + "/minChoices", "configuration.group_impossible",
            Text($"The group {group.Id} wants {group.MinChoices} choices and has {members} components: add components, or want fewer."));
        problems.Require(!(group.MaxChoices < chosen), at + "/maxChoices", "configuration.group_impossible",
            Text($"The group {group.Id} allows {group.MaxChoices} choices, but {chosen} of its components are required or chosen by default: make them optional, or allow more."));
    }

    /// <summary>
    /// From the innermost bundles outwards, each once: what is left over contains a circle. The number of items that a bundle stands for
    /// is counted on the way, because a few levels of a few bundles each can be more than there are atoms.
    /// </summary>
    private static void Nesting(ConfigurationDefinition definition, Dictionary<string, Bundle> bundles, DefinitionLimits limits, Problems problems)
    {
        Dictionary<string, List<Bundle>> parents = new(StringComparer.Ordinal);
        Dictionary<string, (int Open, int Depth, int Items)> state = new(StringComparer.Ordinal);
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int i = 0; i < definition.Bundles.Length; i++) places.TryAdd(definition.Bundles[i].Product, i);
        Queue<Bundle> ready = new();
        foreach (Bundle bundle in bundles.Values)
        {
            Bundle[] inner = [.. bundle.Components.Select(c => bundles.GetValueOrDefault(c.Product)).OfType<Bundle>().Distinct()];
            foreach (Bundle below in inner)
            {
                if (!parents.TryGetValue(below.Product, out List<Bundle>? list)) parents[below.Product] = list = [];
                list.Add(bundle);
            }

            state[bundle.Product] = (inner.Length, 1, 0);
            if (inner.Length == 0) ready.Enqueue(bundle);
        }

        int done = 0;
        for (; ready.TryDequeue(out Bundle? bundle); done++)
        {
            int items = 1, depth = state[bundle.Product].Depth;
            foreach (BundleComponent component in bundle.Components)
            {
                if (component.Initial > 0m || component.Group is not null)
                    items = (int)Math.Min(limits.Expansions + 1L, items + (bundles.ContainsKey(component.Product) ? (long)state[component.Product].Items : 1L));
            }

            state[bundle.Product] = (0, depth, items);
            int i = places[bundle.Product];
            if (depth == limits.Depth + 1) problems.Error(Text($"/bundles/{i}"), "configuration.bundle_depth", Text($"The bundle {bundle.Product} is nested deeper than {limits.Depth}: take a level out, or raise the limit."));
            if (items > limits.Expansions) problems.Error(Text($"/bundles/{i}"), "configuration.bundle_size", Text($"The bundle {bundle.Product} stands for more than {limits.Expansions} items: take levels out, or raise the limit."));
            foreach (Bundle parent in parents.GetValueOrDefault(bundle.Product) ?? [])
            {
                (int open, int deepest, int count) = state[parent.Product];
                state[parent.Product] = (open - 1, Math.Max(deepest, depth + 1), count);
                if (open == 1) ready.Enqueue(parent);
            }
        }

        if (done == bundles.Count) return;
        // Every bundle that is left holds another one that is left: following them comes back to one.
        Bundle at = definition.Bundles.First(b => state[b.Product].Open > 0);
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (seen.Add(at.Product)) at = at.Components.Select(c => bundles.GetValueOrDefault(c.Product)).First(b => b is not null && state[b.Product].Open > 0)!;
        problems.Error(Text($"/bundles/{places[at.Product]}"), "configuration.bundle_cycle", $"The bundle {at.Product} is inside itself: take it, or what it is in, out of the components.");
    }

    private static void Rules(ConfigurationDefinition definition, Problems problems)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        HashSet<string> attributes = [.. definition.Bundles.SelectMany(static b => b.Attributes).Select(static a => a.Name)];
        for (int i = 0; i < definition.Rules.Length; i++)
        {
            ProductRule rule = definition.Rules[i];
            string at = Text($"/rules/{i}");
            problems.Require(ids.Add(rule.Id), at + "/id", "configuration.duplicate_id", $"The rule {rule.Id} is there twice: ids are unique.");
            problems.Require(rule.Product is null != (rule.Attribute is null) && rule.Attribute is null == (rule.Value is null), at, "configuration.rule_subject",
                $"Give the rule {rule.Id} either a product, or an attribute with a value.");
            problems.Require(rule.Others.Length > 0, at + "/others", "configuration.rule_others", $"The rule {rule.Id} names no other product.");
            problems.Require(rule.Product is null || !rule.Others.Contains(rule.Product), at + "/others", "configuration.rule_self", $"The rule {rule.Id} is about {rule.Product} and itself: take it out of others.");
            problems.Require(rule.Attribute is null || attributes.Contains(rule.Attribute), at + "/attribute", "configuration.attribute_unknown", $"No bundle has the attribute {rule.Attribute} of the rule {rule.Id}: add it, or correct the name.");
        }
    }

    /// <summary>
    /// For each product that forces others: what it forces, step by step (required components, requirements without a choice), until
    /// something forced excludes something forced.
    /// </summary>
    private static void Contradictions(ConfigurationDefinition definition, Dictionary<string, Bundle> bundles, int size, Problems problems)
    {
        ILookup<string, ProductRule> requires = definition.Rules.Where(static r => r is { Kind: ProductRuleKind.Requires, Product: not null, Others.Length: 1 }).ToLookup(static r => r.Product!, StringComparer.Ordinal);
        ILookup<string, ProductRule> excludes = definition.Rules.Where(static r => r is { Kind: ProductRuleKind.Excludes, Product: not null }).ToLookup(static r => r.Product!, StringComparer.Ordinal);
        if (excludes.Count == 0) return;
        int steps = StepsOfAnItem * (size + 1);
        IEnumerable<(string Product, string Path)> starts = definition.Bundles.Select(static (b, i) => (b.Product, Text($"/bundles/{i}")))
            .Concat(definition.Rules.Select(static (r, i) => (r.Product, Path: Text($"/rules/{i}"))).Where(static r => r.Product is not null).Select(static r => (r.Product!, r.Path)));
        HashSet<string> begun = new(StringComparer.Ordinal);
        foreach ((string product, string path) in starts)
        {
            if (!begun.Add(product)) continue;
            // What each is forced by: the chain is only written for what is wrong, or a long one would cost its length squared.
            Dictionary<string, string?> because = new(StringComparer.Ordinal) { [product] = null };
            List<string> forced = [product];
            for (int i = 0; i < forced.Count && steps > 0; i++)
            {
                string at = forced[i];
                IEnumerable<string> next = requires[at].Select(static r => r.Others[0]);
                if (bundles.TryGetValue(at, out Bundle? bundle)) next = next.Concat(bundle.Components.Where(static c => c.IsRequired).Select(static c => c.Product));
                foreach (string other in next)
                {
                    steps--;
                    if (because.TryAdd(other, at)) forced.Add(other);
                    if (steps <= 0) break;
                }
            }

            foreach (string one in forced)
            {
                foreach (ProductRule rule in excludes[one])
                {
                    steps -= rule.Others.Length;
                    if (rule.Others.FirstOrDefault(because.ContainsKey) is not string other) continue;
                    problems.Error(path, "configuration.contradiction", $"{product} can never be sold: {Chain(because, one)} and {Chain(because, other)} exclude each other by the rule {rule.Id}. Drop the rule, or what needs the other.");
                    goto next;
                }
            }

        next:
            if (steps > 0) continue;
            problems.Hint("", "configuration.check_cut", "The chains of requirements are too long to follow all of them: contradictions beyond were not looked for.");
            return;
        }
    }

    /// <summary>From what was begun with to what it forces; the middle of a long chain is left out.</summary>
    private static string Chain(Dictionary<string, string?> because, string last)
    {
        const int Written = 10;
        LinkedList<string> chain = [];
        for (string? product = last; product is not null; product = because[product]) chain.AddFirst(product);
        return string.Join(" -> ", chain.Count <= Written ? chain : chain.Take(Written / 2).Append("...").Concat(chain.Skip(chain.Count - (Written / 2))));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
