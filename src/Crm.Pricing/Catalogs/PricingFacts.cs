using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Pricing;

/// <summary>What condition data may ask for: the line at hand and the context. Filled anew for every line, so that asking allocates nothing.</summary>
internal sealed class PricingFacts
{
    private static readonly ContextField[] CustomerAndSegment = [new("customer", FieldType.Text), new("segment", FieldType.Text)];
    private readonly ContextField[] _fields;
    private readonly DateTimeZone _zone;
    private readonly AttributeValue[] _attributes;
    private string _product = "";
    private ProductTarget _target = ProductTarget.Unknown;
    private decimal _quantity;
    private string _currency = "";
    private LocalDate _date;
    private Instant _asOf;

    internal PricingFacts(PriceCatalog catalog)
    {
        _fields = FieldsOf(catalog);
        _zone = Validity.Zone(catalog.TimeZone)!;
        _attributes = new AttributeValue[_fields.Length];
    }

    /// <summary>The fields of a catalogue's conditions.</summary>
    internal static FieldMap<PricingFacts> Map(PriceCatalog catalog)
    {
        FieldMapBuilder<PricingFacts> map = FieldMap.For<PricingFacts>()
            .Text("product", static facts => facts._product)
            .Text("variantOf", static facts => facts._target.Product.VariantOf)
            .Text("category", static facts => facts._target.Product.Category)
            .Number("quantity", static facts => facts._quantity)
            .Text("currency", static facts => facts._currency)
            .Date("date", static facts => facts._date)
            .Instant("asOf", static facts => facts._asOf);
        ContextField[] fields = FieldsOf(catalog);
        for (int i = 0; i < fields.Length; i++)
        {
            int at = i;
            _ = fields[i].Type switch
            {
                FieldType.Number => map.Number(fields[i].Name, facts => facts._attributes[at].Number),
                FieldType.Bool => map.Bool(fields[i].Name, facts => facts._attributes[at].Flag),
                FieldType.Date => map.Date(fields[i].Name, facts => facts._attributes[at].Date),
                FieldType.Instant => map.Instant(fields[i].Name, facts => facts._attributes[at].Instant),
                _ => map.Text(fields[i].Name, facts => facts._attributes[at].Text),
            };
        }

        return map.Build();
    }

    /// <summary>True for the names that every catalogue has.</summary>
    internal static bool IsBuiltIn(string name) =>
        name is "product" or "variantOf" or "category" or "quantity" or "currency" or "date" or "asOf" or "customer" or "segment";

    internal void Bind(PricingContext context)
    {
        (_currency, _asOf, _date) = (context.Currency, context.AsOf, context.AsOf.InZone(_zone).Date);
        for (int i = 0; i < _fields.Length; i++)
            _attributes[i] = AttributeValue.Read(_fields[i].Type, context.Attributes.GetValueOrDefault(_fields[i].Name));
    }

    /// <summary>Turns to a line.</summary>
    /// <param name="product">The product as the line names it.</param>
    /// <param name="target">What the catalogue knows of it.</param>
    /// <param name="units">How many, in units of the product; without sign, as for the limits of quantity.</param>
    internal void TurnTo(string product, ProductTarget target, decimal units) => (_product, _target, _quantity) = (product, target, units);

    private static ContextField[] FieldsOf(PriceCatalog catalog) => [.. CustomerAndSegment, .. catalog.Fields ?? []];

    private readonly record struct AttributeValue(string? Text, decimal? Number, bool? Flag, LocalDate? Date, Instant? Instant)
    {
        internal static AttributeValue Read(FieldType type, string? text)
        {
            if (text is null) return default;
            return type switch
            {
                FieldType.Number => default(AttributeValue) with { Number = ExactDecimal.TryParse(text, out decimal number) ? number : null },
                FieldType.Bool => default(AttributeValue) with { Flag = text switch { "true" => true, "false" => false, _ => null } },
                FieldType.Date => default(AttributeValue) with { Date = LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate date) ? date : null },
                FieldType.Instant => default(AttributeValue) with { Instant = InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out Instant instant) ? instant : null },
                _ => default(AttributeValue) with { Text = text },
            };
        }
    }
}
