using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>
/// How large a rounded amount may be so that a million of them add up exactly, credits among them: beyond 28 digits a sum drops its last
/// ones without a word.
/// </summary>
internal readonly struct SumLimit
{
    /// <summary>A million times as many units still fit.</summary>
    private const decimal MostUnits = 1e22m;

    private readonly decimal _most;

    internal SumLimit(RoundingRule rule) => _most = rule.Step is 0m or > 1e6m ? decimal.MaxValue : MostUnits * rule.Step;

    /// <summary>The amount, if it is not larger.</summary>
    /// <exception cref="OverflowException">It is.</exception>
    internal decimal Checked(decimal amount) => amount <= _most && amount >= -_most ? amount : throw new OverflowException();
}
