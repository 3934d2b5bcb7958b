using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Somebody decides for somebody else.</summary>
/// <param name="Approver">Who is away.</param>
/// <param name="Delegate">Who decides instead.</param>
/// <param name="Period">When.</param>
public sealed record ApprovalDelegation(string Approver, string Delegate, EffectivePeriod Period);
