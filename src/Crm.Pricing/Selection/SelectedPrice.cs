namespace Crm.Pricing;

/// <summary>A price that survived, with what it comes to.</summary>
internal readonly record struct SelectedPrice(CompiledEntry? Entry, int Specificity, decimal Amount)
{
    internal bool Found => Entry is not null;
}
