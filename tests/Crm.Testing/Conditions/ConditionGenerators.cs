using Crm.Primitives;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Crm.Testing.Conditions;

/// <summary>
/// Random conditions over <see cref="ConditionRow"/> that compile, and random rows. The values come from small pools, so that comparisons
/// are often true and often false, and hold what stores get wrong: wildcards, quotes, letters beyond ASCII, missing values, borders.
/// </summary>
public static class ConditionGenerators
{
    private static readonly string[] Texts =
    [
        "", " ", "acme", "Acme", "ACME Ltd", "acme ltd ", "Beta_1", "Beta%1", "[x] Delta", "O'Hara", "back\\slash", "Ärger", "ärger", "straße",
        "STRASSE", "Istanbul", "\u0130stanbul", "\u0131stanbul", "\u212Aelvin", "kelvin", "北京", "北京市", "😀 smile", "a😀", "1", "10", "null", "\"q\"",
        "line\nbreak", "tab\t", "é", "e\u0301", "ﬁn", "fin",
    ];

    private static readonly string[] Patterns =
        ["a", "A", "acme", "ACME", " ", "%", "_", "[x]", "'", "\\", "ä", "Ä", "ß", "ss", "i", "I", "\u0130", "\u0131", "k", "\u212A", "北", "😀", "e", "1", "\"", "td", "fi"];

    private static readonly decimal[] Amounts =
        [0m, 0.0001m, -0.0001m, 1m, 1.1m, 1.10m, 2m, 10m, 9.9999m, 10.0001m, -1m, -10m, 100m, 1234567.8901m, 99999999999.9999m, -99999999999.9999m];

    private static readonly LocalDate[] Dates =
    [
        new(1969, 12, 31), new(1970, 1, 1), new(1999, 12, 31), new(2000, 1, 1), new(2024, 2, 29), new(2026, 6, 30), new(2026, 7, 1), new(2026, 12, 31),
        new(987, 6, 5), new(9998, 12, 31),
    ];

    private static readonly Instant[] Instants =
    [
        Instant.FromUtc(1969, 12, 31, 23, 59, 59), Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(1999, 12, 31, 23, 59, 59).PlusTicks(9_999_990),
        Instant.FromUtc(2000, 1, 1, 0, 0), Instant.FromUtc(2026, 3, 29, 1, 0), Instant.FromUtc(2026, 7, 1, 9, 30), Instant.FromUtc(2026, 7, 1, 9, 30).PlusTicks(10),
        Instant.FromUtc(2026, 7, 1, 9, 30).PlusTicks(-10),
    ];

    private static readonly ConditionOperator[] OrderedOperators =
    [
        ConditionOperator.Equal, ConditionOperator.NotEqual, ConditionOperator.Less, ConditionOperator.LessOrEqual, ConditionOperator.Greater,
        ConditionOperator.GreaterOrEqual,
    ];

    /// <summary>A row; each field is missing in one of four cases. The id is 0: number the rows where keys matter.</summary>
    public static Gen<ConditionRow> Row { get; } =
        from name in Optional(Gen.Elements(Texts))
        from city in Optional(Gen.Elements(Texts))
        from amount in OptionalValue(Gen.Elements(Amounts))
        from isActive in OptionalValue(Gen.Elements(true, false))
        from signedOn in OptionalValue(Gen.Elements(Dates))
        from seenAt in OptionalValue(Gen.Elements(Instants))
        select new ConditionRow { Name = name, City = city, Amount = amount, IsActive = isActive, SignedOn = signedOn, SeenAt = seenAt };

    /// <summary>A comparison that fits <see cref="ConditionRow.Fields"/>.</summary>
    public static Gen<Condition> Comparison { get; } = Gen.OneOf(
        TextComparison("name"), TextComparison("city"),
        Ordered("amount", Gen.Elements(Amounts).Select(ConditionValue.Of)),
        Ordered("signedOn", Gen.Elements(Dates).Select(ConditionValue.Of)),
        Ordered("seenAt", Gen.Elements(Instants).Select(ConditionValue.Of)),
        from comparison in Gen.Elements(ConditionOperator.Equal, ConditionOperator.NotEqual)
        from value in Gen.Elements(true, false)
        select (Condition)Crm.Primitives.Condition.Compare("isActive", comparison, value),
        from field in Gen.Elements("name", "city", "amount", "isActive", "signedOn", "seenAt")
        from present in Gen.Elements(true, false)
        select (Condition)(present ? Crm.Primitives.Condition.IsPresent(field) : Crm.Primitives.Condition.IsMissing(field)));

    /// <summary>A condition up to four levels deep that compiles against <see cref="ConditionRow.Fields"/>.</summary>
    public static Gen<Condition> Condition { get; } = Tree(3);

    /// <summary>Rows with ids from 1, the same for the same seed; for filling a table.</summary>
    public static IReadOnlyList<ConditionRow> Rows(int count, int seed)
    {
        ConditionRow[] rows = [.. Sample(Row, count, seed)];
        for (int i = 0; i < rows.Length; i++) rows[i].Id = i + 1;
        return rows;
    }

    /// <summary>Conditions, the same for the same seed; for running one list on several stores.</summary>
    public static IReadOnlyList<Condition> Conditions(int count, int seed) => [.. Sample(Condition, count, seed)];

    private static IEnumerable<T> Sample<T>(Gen<T> generator, int count, int seed) =>
        generator.Sample(count, new Rnd((ulong)seed, 1UL), 50);

    private static Gen<Condition> Tree(int depth)
    {
        if (depth == 0) return Comparison;
        Gen<Condition> below = Tree(depth - 1);
        Gen<Condition[]> parts = Gen.Choose(0, 3).SelectMany(n => below.ArrayOf(n));
        return Gen.Frequency(
            (4, Comparison),
            (3, parts.Select(static p => (Condition)Crm.Primitives.Condition.All(p))),
            (3, parts.Select(static p => (Condition)Crm.Primitives.Condition.Any(p))),
            (3, below.Select(static c => (Condition)Crm.Primitives.Condition.Not(c))),
            (1, Gen.Elements(Crm.Primitives.Condition.Always, Crm.Primitives.Condition.Never)));
    }

    private static Gen<Condition> TextComparison(string field) => Gen.OneOf(
        from comparison in Gen.Elements(ConditionOperator.Equal, ConditionOperator.NotEqual)
        from value in Gen.Elements(Texts)
        select (Condition)Crm.Primitives.Condition.Compare(field, comparison, value),
        from comparison in Gen.Elements(ConditionOperator.In, ConditionOperator.NotIn)
        from values in Gen.Elements(Texts).ListOf()
        select (Condition)Crm.Primitives.Condition.Compare(field, comparison, ConditionValue.List(values.Select(ConditionValue.Of))),
        from comparison in Gen.Elements(ConditionOperator.Contains, ConditionOperator.StartsWith, ConditionOperator.EndsWith)
        from value in Gen.Elements(Patterns)
        select (Condition)Crm.Primitives.Condition.Compare(field, comparison, value));

    private static Gen<Condition> Ordered(string field, Gen<ConditionValue> value) => Gen.OneOf(
        from comparison in Gen.Elements(OrderedOperators)
        from bound in value
        select (Condition)Crm.Primitives.Condition.Compare(field, comparison, bound),
        from comparison in Gen.Elements(ConditionOperator.In, ConditionOperator.NotIn)
        from values in value.ListOf()
        select (Condition)Crm.Primitives.Condition.Compare(field, comparison, ConditionValue.List(values)),
        from low in value
        from high in value
        select (Condition)Crm.Primitives.Condition.Compare(field, ConditionOperator.Between, ConditionValue.List(low, high)));

    private static Gen<string?> Optional(Gen<string> value) => Gen.Frequency((3, value.Select(static v => (string?)v)), (1, Gen.Constant((string?)null)));

    private static Gen<T?> OptionalValue<T>(Gen<T> value)
        where T : struct => Gen.Frequency((3, value.Select(static v => (T?)v)), (1, Gen.Constant((T?)null)));
}
