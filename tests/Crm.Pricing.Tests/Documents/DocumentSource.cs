using Crm.Primitives;

namespace Crm.Pricing.Tests.Documents;

/// <summary>
/// Documents by number: the same number, the same document, on every machine. Made to be cheap, so that ten million can be tried: policies,
/// currencies and lists of taxes are made once, and every smallest unit is as likely as any other.
/// </summary>
internal sealed class DocumentSource
{
    private const int TaxLists = 900;

    /// <summary>The currencies that are paid in, by smallest unit: 1, 0.01, 0.001, 0.0001 and the fifths of MGA and MRU.</summary>
    private static readonly Currency[][] Currencies =
        [.. CurrencyTable.Iso4217.All.Where(static c => c.SmallestUnit is not null).GroupBy(static c => c.SmallestUnit).OrderBy(static g => g.Key).Select(static g => g.ToArray())];

    private static readonly decimal[] Powers = [.. Enumerable.Range(0, 9).Select(static digits => new decimal(1, 0, 0, false, (byte)digits))];
    private static readonly string[] Ids = [.. Enumerable.Range(0, 400).Select(static i => $"{i}")];
    private static readonly Tax[][] Taxes = MakeTaxLists();
    private static readonly PriceStage[] Stages = [PriceStage.Schedule, PriceStage.Promotion, PriceStage.Additional, PriceStage.Partner, PriceStage.Distributor];

    private ulong _state;

    internal static int SmallestUnits => Currencies.Length;

    /// <summary>Every policy there is: 9 roundings, 3 roundings of tax, 4 ways of stacking.</summary>
    internal static IReadOnlyList<PricingPolicy> Policies { get; } =
    [
        .. from rounding in Enum.GetValues<RoundingMode>()
           from tax in Enum.GetValues<TaxRounding>()
           from stacking in Enum.GetValues<StackingPolicy>()
           select new PricingPolicy(rounding, tax, stacking),
    ];

    /// <summary>The policy of a document: all of them in turn.</summary>
    internal static int PolicyOf(long number) => (int)(number % Policies.Count);

    internal AnyDocument Make(long number)
    {
        // Mixed first: neighbours would be the same stream, one number later.
        _state = Mixed((ulong)number);
        Currency[] currencies = Currencies[Below(Currencies.Length)];
        QuoteLineRequest[] lines = new QuoteLineRequest[Size()];
        // Some documents sell, some give back, some do both; most have few lists of taxes, as real ones do.
        int sign = Below(8), firstTax = Below(TaxLists), mostTaxes = Below(4) == 0 ? TaxLists : 1 + Below(3);
        bool plain = Below(3) == 0;
        for (int i = 0; i < lines.Length; i++)
        {
            bool back = sign == 0 || (sign < 3 && Below(3) == 0);
            lines[i] = new QuoteLineRequest(Ids[i], "p", back ? -Number(5_000, 3) : Number(5_000, 3))
            {
                Price = i > 0 && Below(24) == 0 ? new PercentOfTotalPrice(Number(400, 1), null) : Price(back),
                Taxes = Taxes[(firstTax + Below(mostTaxes)) % TaxLists],
                ProrateMultiplier = Below(6) == 0 ? Number(2_000, 3) : 1m,
                Discounts = plain ? [] : Discounts(),
            };
        }

        return new AnyDocument(Policies[PolicyOf(number)], currencies[Below(currencies.Length)], new QuoteRequest(lines) { DocumentDiscount = DocumentDiscount() });
    }

    private static Tax[][] MakeTaxLists()
    {
        Random random = new(16931);
        Tax[] all = [.. Enumerable.Range(0, 60).Select(i => One(i, random))];
        Tax[][] lists = new Tax[TaxLists][];
        for (int i = 0; i < lists.Length; i++)
        {
            random.Shuffle(all);
            lists[i] = all[..(i % 5)];
        }

        return lists;
    }

    private static Tax One(int number, Random random) => new($"t{number}", (number % 6) switch { 0 => TaxKind.Fixed, 1 => TaxKind.Division, _ => TaxKind.Percent }, (number % 6) switch
    {
        0 => random.Next(-100, 900) / 100m,
        1 => random.Next(0, 3_300) / 100m,
        2 => random.Next(-2_000, 0) / 100m, // Withheld.
        _ => random.Next(0, 30_000) / 1_000m,
    })
    {
        PriceIncluded = random.Next(3) == 0,
        AffectsSubsequentBase = random.Next(2) == 0,
        BaseAffectedByPrevious = random.Next(4) != 0,
        ReverseCharge = random.Next(8) == 0,
    };

    private int Size() => Below(200) switch { 0 => 33 + Below(300), < 5 => 0, < 60 => 1 + Below(3), _ => 1 + Below(10) };

    /// <summary>Tiers have no negative quantities, so what is given back has a simple price.</summary>
    private PriceModel Price(bool back) => Below(12) switch
    {
        0 when !back => new VolumePrice([new PriceTier(10m, Number(99_999, 3)), new PriceTier(null, Number(99_999, 3), Number(900, 2))]),
        1 => new AmountPrice(Number(199_999_999, 4) - 9_999m),
        2 => new PerUnitPrice(Number(2_000_000_000, 2)),
        _ => new PerUnitPrice(Number(999_999, Below(5))),
    };

    private Discount[] Discounts()
    {
        int count = Below(4);
        if (count == 0) return [];
        Discount[] discounts = new Discount[count];
        for (int i = 0; i < count; i++) discounts[i] = new Discount(Ids[i], Stages[Below(Stages.Length)], Value()) { Cumulative = Below(2) == 0, ExclusiveGroup = Below(4) == 0 ? "g" : null };
        return discounts;
    }

    private DiscountValue Value() => Below(8) switch
    {
        0 => DiscountValue.OfAmount(Number(9_000, 2), (DiscountScope)Below(2)),
        1 => DiscountValue.OfPrice(Number(90_000, 2), (DiscountScope)Below(2)),
        2 => DiscountValue.OfPercent(-Number(300, 1)),
        3 => DiscountValue.OfPercent(Number(999, 1)) with { MaxAmount = Number(9_999, 2) },
        4 => DiscountValue.OfPercent(Number(999_999_999, 8)), // More digits than a decimal keeps.
        _ => DiscountValue.OfPercent(Number(1_000, 1)),
    };

    private DiscountValue? DocumentDiscount() => Below(8) switch
    {
        < 4 => null,
        4 => DiscountValue.OfAmount(Number(99_999, 2), DiscountScope.PerLine),
        5 => DiscountValue.OfPrice(Number(9_999_999, 2), DiscountScope.PerLine),
        6 => DiscountValue.OfPercent(Number(10_000, 2)),
        _ => DiscountValue.OfPercent(Below(101)),
    };

    private decimal Number(int below, int decimals) => Below(below) * Powers[decimals];

    /// <summary>SplitMix64: a state of one word, so that every document begins anew at no cost.</summary>
    private int Below(int limit)
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        return (int)((Mixed(_state) >> 33) * (ulong)limit >> 31);
    }

    private static ulong Mixed(ulong state)
    {
        unchecked
        {
            state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
            return state ^ (state >> 31);
        }
    }
}
