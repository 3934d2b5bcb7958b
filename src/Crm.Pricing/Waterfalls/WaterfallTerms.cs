namespace Crm.Pricing;

/// <summary>The terms of a price, from list to net, in the words of quoting.</summary>
/// <param name="ListPrice">The list price.</param>
/// <remarks>Worked: list 1,000, contracted 900, schedule 10 %, additional 5 %, partner 20 %, distributor 10 %: 810 regular, 769.50 customer, 615.60 partner, 554.04 net.</remarks>
public sealed record WaterfallTerms(decimal ListPrice)
{
    /// <summary>The price agreed with the customer; null for none.</summary>
    public decimal? ContractedPrice { get; init; }

    /// <summary>The schedule discount in percent.</summary>
    public decimal SchedulePercent { get; init; }

    /// <summary>The part of the term that is charged. The default is 1.</summary>
    public decimal ProrateMultiplier { get; init; } = 1m;

    /// <summary>What the seller grants, in percent.</summary>
    public decimal AdditionalPercent { get; init; }

    /// <summary>What the seller grants, as an amount; taken after the percentage.</summary>
    public decimal AdditionalAmount { get; init; }

    /// <summary>The partner's discount in percent.</summary>
    public decimal PartnerPercent { get; init; }

    /// <summary>The distributor's discount in percent.</summary>
    public decimal DistributorPercent { get; init; }

    /// <summary>The order of the discounts. The default is <see cref="WaterfallOrder.Standard"/>.</summary>
    public WaterfallOrder Order { get; init; }

    /// <summary>The waterfall, unrounded.</summary>
    public PriceWaterfall Evaluate()
    {
        WaterfallBuilder steps = new();
        steps.Add(PriceStage.List, "list", ListPrice);
        if (ContractedPrice is decimal contracted) steps.Add(PriceStage.Contracted, "contracted", contracted - ListPrice);
        if (SchedulePercent != 0m) steps.Add(PriceStage.Schedule, "schedule", -steps.Amount * (SchedulePercent / 100m));
        if (ProrateMultiplier != 1m) steps.Add(PriceStage.Proration, "proration", steps.Amount * (ProrateMultiplier - 1m));
        decimal regular = steps.Amount;
        PriceStage[] order = Order switch
        {
            WaterfallOrder.AdditionalLast => [PriceStage.Partner, PriceStage.Distributor, PriceStage.Additional],
            WaterfallOrder.PartnerFirst => [PriceStage.Partner, PriceStage.Additional, PriceStage.Distributor],
            _ => [PriceStage.Additional, PriceStage.Partner, PriceStage.Distributor],
        };
        foreach (PriceStage stage in order) Take(stage, steps, Order == WaterfallOrder.OffRegular ? regular : null);
        return steps.Build();
    }

    private void Take(PriceStage stage, WaterfallBuilder steps, decimal? fixedBase)
    {
        decimal percent = stage switch
        {
            PriceStage.Additional => AdditionalPercent,
            PriceStage.Partner => PartnerPercent,
            _ => DistributorPercent,
        };
        if (percent != 0m) steps.Add(stage, stage.ToString(), -(fixedBase ?? steps.Amount) * (percent / 100m));
        if (stage == PriceStage.Additional && AdditionalAmount != 0m) steps.Add(stage, stage.ToString(), -AdditionalAmount);
    }
}
