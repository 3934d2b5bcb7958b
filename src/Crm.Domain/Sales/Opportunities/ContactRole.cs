namespace Crm.Domain;

/// <summary>The part a person of the customer plays in a deal.</summary>
/// <param name="PersonKey">The person.</param>
/// <param name="Role">What the person does in it, such as <c>DecisionMaker</c> or <c>Influencer</c>: a word of the tenant.</param>
/// <param name="Influence">How much weight the person has, such as <c>High</c>: a word of the tenant; empty if unknown.</param>
public sealed record ContactRole(string PersonKey, string Role, string Influence);
