namespace Crm.Pricing;

/// <summary>Where one unit more costs less in all.</summary>
internal static class FallingTotals
{
    /// <summary>The tier after which the total falls, the last quantity in it, its total, and the total right after.</summary>
    internal static IEnumerable<(int Tier, decimal End, decimal AtEnd, decimal Next)> Of(PriceModel model)
    {
        int count = model switch { BlockPrice block => block.Blocks.Count, TieredPackagePrice package => package.Tiers.Count, _ => 0 };
        for (int i = 0; i + 1 < count; i++)
        {
            if (Step(model, i) is (decimal end, decimal atEnd, decimal next) && next < atEnd) yield return (i + 1, end, atEnd, next);
        }
    }

    private static (decimal End, decimal AtEnd, decimal Next)? Step(PriceModel model, int i)
    {
        try
        {
            if (model is BlockPrice block)
            {
                return block.Blocks[i].UpTo is decimal end
                    ? (end, block.Blocks[i].FlatFee + (block.Blocks[i].UnitPrice * end), block.Blocks[i + 1].FlatFee + (block.Blocks[i + 1].UnitPrice * end))
                    : null;
            }

            PackageTier tier = ((TieredPackagePrice)model).Tiers[i], after = ((TieredPackagePrice)model).Tiers[i + 1];
            if (tier.UpTo is not decimal last) return null;
            // Right after the end one package more is begun where the end filled the last one.
            decimal begun = decimal.Floor(last / after.PackageSize) + 1m;
            return (last, decimal.Ceiling(last / tier.PackageSize) * tier.PackageAmount, begun * after.PackageAmount);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
