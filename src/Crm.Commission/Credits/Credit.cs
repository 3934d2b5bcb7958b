using Crm.Primitives;
using NodaTime;

namespace Crm.Commission;

/// <summary>An amount that counts for a payee: the atom of every commission.</summary>
/// <param name="Id">The key of the credit; unique within a calculation.</param>
/// <param name="Payee">The key of the person, manager or partner it counts for.</param>
/// <param name="CreditType">What it counts as, such as <c>revenue</c> or <c>overlay</c>: a plan's components name the type they take.</param>
/// <param name="Date">The day it counts on.</param>
/// <param name="Sequence">The order within a day; ties are broken by <paramref name="Id"/>. Never the order of loading.</param>
/// <param name="Amount">The amount; negative for a refund.</param>
/// <param name="Source">The key of what it comes from: the deal, invoice or payment.</param>
public sealed record Credit(string Id, string Payee, string CreditType, LocalDate Date, long Sequence, Money Amount, string Source);
