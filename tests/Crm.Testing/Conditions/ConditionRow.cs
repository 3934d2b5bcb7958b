using Crm.Primitives;
using NodaTime;

namespace Crm.Testing.Conditions;

/// <summary>A row with a nullable field of every type, for conditions that run in memory and in stores.</summary>
public sealed class ConditionRow
{
    /// <summary>The key; the order of generation.</summary>
    public int Id { get; set; }

    public string? Name { get; set; }

    public string? City { get; set; }

    /// <summary>At most four decimals, as stores keep amounts.</summary>
    public decimal? Amount { get; set; }

    public bool? IsActive { get; set; }

    public LocalDate? SignedOn { get; set; }

    /// <summary>Whole microseconds, as stores keep instants.</summary>
    public Instant? SeenAt { get; set; }

    /// <summary>The fields as conditions name them, each with an expression.</summary>
    public static FieldMap<ConditionRow> Fields { get; } = FieldMap.For<ConditionRow>()
        .Text("name", static r => r.Name, r => r.Name)
        .Text("city", static r => r.City, r => r.City)
        .Number("amount", static r => r.Amount, r => r.Amount, decimals: 4)
        .Bool("isActive", static r => r.IsActive, r => r.IsActive)
        .Date("signedOn", static r => r.SignedOn, r => r.SignedOn)
        .Instant("seenAt", static r => r.SeenAt, r => r.SeenAt)
        .Build();

    public override string ToString() =>
        FormattableString.Invariant($"#{Id} name={Name ?? "-"} city={City ?? "-"} amount={Amount} isActive={IsActive} signedOn={SignedOn} seenAt={SeenAt}");
}
