using Crm.Primitives;

namespace Crm.Domain;

/// <summary>One open item in an aging report.</summary>
/// <param name="Key">The number of the invoice or installment.</param>
/// <param name="PartyKey">Who owes it.</param>
/// <param name="DaysOverdue">Report date minus due date; negative before the due date.</param>
/// <param name="Bucket">The name of the bucket it falls into.</param>
/// <param name="Outstanding">What is still to pay.</param>
public sealed record AgingLine(string Key, string PartyKey, int DaysOverdue, string Bucket, Money Outstanding);
