using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>The clawback of a cancelled credit.</summary>
/// <param name="Policy">How it was computed.</param>
/// <param name="CreditId">The cancelled credit.</param>
/// <param name="Delta">What is posted; negative where something is taken back.</param>
/// <param name="Lines">For <see cref="ReversalPolicy.Replay"/> the lines of the period without the credit; empty otherwise.</param>
public sealed record Reversal(ReversalPolicy Policy, string CreditId, Money Delta, ImmutableArray<StatementLine> Lines);
