using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Primitives;

/// <summary>Writes amounts of money as <c>{"amount": "1234.50", "currency": "EUR"}</c>.</summary>
/// <param name="currencies">The currencies that may be read.</param>
public sealed class MoneyJsonConverter(CurrencyTable currencies) : CheckedJsonConverter<Money>
{
    /// <summary>Makes a converter that reads the codes of ISO 4217.</summary>
    public MoneyJsonConverter()
        : this(CurrencyTable.Iso4217)
    {
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("amount"u8, DecimalText.Format(value.Amount));
        writer.WriteString("currency"u8, value.Currency.Code);
        writer.WriteEndObject();
    }

    private protected override Money ReadElement(JsonElement element, string path, JsonProblems problems)
    {
        const string amountForm = "a decimal number in quotes like \"1234.50\"";
        const string currencyForm = "a currency code like EUR";
        if (JsonMembers.Of(element, path, problems, "amount", "currency") is not JsonMembers members) return default;
        string? amountText = members.RequiredText("amount", amountForm);
        string? code = members.RequiredText("currency", currencyForm);
        decimal amount = 0m;
        if (amountText is not null && !DecimalText.TryParse(amountText, out amount)) members.WrongValue("amount", amountText, amountForm);
        Currency? currency = null;
        if (code is not null && !currencies.TryGet(code, out currency)) members.WrongValue("currency", code, currencyForm);
        return currency is null ? default : new Money(amount, currency);
    }

    private protected override JsonObject CreateSchema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["amount"] = ((ICheckedConverter)new DecimalJsonConverter()).CreateSchema(),
            ["currency"] = ((ICheckedConverter)new CurrencyJsonConverter()).CreateSchema(),
        },
        ["required"] = new JsonArray("amount", "currency"),
        ["additionalProperties"] = false,
    };
}
