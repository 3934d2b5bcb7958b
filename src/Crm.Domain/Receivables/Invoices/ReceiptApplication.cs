using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Money of a receipt that was used for an invoice.</summary>
/// <param name="ReceiptNumber">The receipt.</param>
/// <param name="Amount">How much of it; negative where a payment was taken back.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
public sealed record ReceiptApplication(string ReceiptNumber, Money Amount, Instant At, string By);
