using NodaTime;

namespace Crm.Pricing;

/// <summary>What a template makes: price the request, and open a <see cref="Quote"/> with it.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="TemplateVersion">Its version.</param>
/// <param name="Request">What is asked for, with what the proposal says besides the prices (<see cref="QuoteRequest.Terms"/>).</param>
/// <param name="ValidUntil">The last valid day, included; null for a quote that does not expire.</param>
public sealed record QuoteDraft(string TemplateId, string TemplateVersion, QuoteRequest Request, LocalDate? ValidUntil);
