using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>An attribute of the context that condition data may ask for, with its type.</summary>
/// <param name="Name">The name of the attribute.</param>
/// <param name="Type">How its text is read. A text that is none of the type counts as missing.</param>
public sealed record ContextField(string Name, FieldType Type);
