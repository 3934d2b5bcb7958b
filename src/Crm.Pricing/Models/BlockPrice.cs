namespace Crm.Pricing;

/// <summary>One price for the whole range that the quantity lies in: 1 to 10 users cost 500, 11 to 50 cost 2,000.</summary>
/// <param name="Blocks">The blocks, by ascending end; the last without end. The price of a block is its flat fee and, beyond it, its price per unit of the whole quantity.</param>
/// <remarks>The first block is due at quantity 0 too. Worked: 11 users are 2,000.00; so are 50.</remarks>
public sealed record BlockPrice(IReadOnlyList<PriceTier> Blocks) : PriceModel
{
    internal override int Size => Blocks.Count;

    internal override void Check(string path, Problems problems) =>
        TierTable.Check([.. Blocks.Select(static block => (block.From, block.UpTo))], path + "/blocks", problems);

    internal override decimal AmountOf(in ChargeInput input)
    {
        PriceTier block = Blocks[TierTable.Find(Blocks, input.Quantity)];
        return block.FlatFee + (block.UnitPrice * input.Quantity);
    }

    internal override void Explain(in ChargeInput input, List<ChargePart> parts)
    {
        int i = TierTable.Find(Blocks, input.Quantity);
        parts.Add(new ChargePart(i, input.Quantity, Blocks[i].UnitPrice, Blocks[i].FlatFee, AmountOf(input)));
    }
}
