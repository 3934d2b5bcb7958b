using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.Persistence.EfCore;

/// <summary>Two documents are equal if their JSON is: also a list that was changed in place is seen as changed.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
internal sealed class DocumentComparer<T>(JsonTypeInfo<T> json)
    : ValueComparer<T>(
        (a, b) => Text(a, json) == Text(b, json),
        value => Text(value, json).GetHashCode(StringComparison.Ordinal),
        value => Copy(value, json))
{
    private static string Text(T? value, JsonTypeInfo<T> json) => value is null ? "" : JsonSerializer.Serialize(value, json);

    private static T Copy(T value, JsonTypeInfo<T> json) => JsonSerializer.Deserialize(JsonSerializer.Serialize(value, json), json)!;
}
