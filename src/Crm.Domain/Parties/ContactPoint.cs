using Crm.Primitives;

namespace Crm.Domain;

/// <summary>A way to reach a party. A key may belong to several parties: families share a telephone.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As it was written.</param>
/// <param name="Key">The normal key, by which it is found and compared.</param>
public sealed record ContactPoint(ContactPointKind Kind, string Value, string Key)
{
    /// <summary>What it is for, such as <c>billing</c>; empty for general use.</summary>
    public string Use { get; init; } = "";

    /// <summary>Whether it is the first choice of its kind and use. A party has at most one such.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>Whether somebody has proved that it belongs to the party.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whether what was sent to it came back.</summary>
    public bool IsBouncing { get; init; }

    /// <summary>When it holds.</summary>
    public EffectivePeriod Valid { get; init; }

    /// <summary>Makes a contact point with its key.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">As it was written.</param>
    /// <param name="keys">Where the key comes from.</param>
    /// <returns>The contact point; or the reason of <paramref name="keys"/>.</returns>
    public static Result<ContactPoint> Of(ContactPointKind kind, string value, IContactKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.KeyOf(kind, value).Map(key => new ContactPoint(kind, value, key));
    }
}
