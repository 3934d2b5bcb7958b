using NodaTime;

namespace Crm.Domain;

/// <summary>Something said in a case.</summary>
/// <param name="At">When.</param>
/// <param name="AuthorKey">Who said it.</param>
/// <param name="FromCustomer">True if the customer said it.</param>
/// <param name="IsPublic">True if the customer can read it; always true for what the customer said.</param>
/// <param name="Text">The words.</param>
public sealed record CaseMessage(Instant At, string AuthorKey, bool FromCustomer, bool IsPublic, string Text);
