using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Persistence.EfCore;

/// <summary>An object as JSON text, without reflection.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
internal sealed class DocumentConverter<T>(JsonTypeInfo<T> json)
    : ValueConverter<T, string>(value => JsonSerializer.Serialize(value, json), text => JsonSerializer.Deserialize(text, json)!);
