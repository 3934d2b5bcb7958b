namespace Crm.Dedupe.Tests.Matching;

/// <summary>The definition that most tests use: names and telephone numbers in China.</summary>
internal static class Definitions
{
    public static MatchDefinition Contacts { get; } = new()
    {
        Name = "contacts",
        PhoneRegion = "CN",
        Prior = 0.01,
        Fields = [new RecordField("name", FieldKind.PersonName), new RecordField("email", FieldKind.Email), new RecordField("phone", FieldKind.Phone)],
        Keys = [new MatchKey("emailKey", "email"), new MatchKey("phoneE164", "phone")],
        Comparisons =
        [
            new FieldComparison("name", [ComparisonLevel.Exact(8), ComparisonLevel.JaroWinkler(0.9, 4), ComparisonLevel.Else(-5)]),
        ],
        Blocks = [new BlockingRule("name", Prefix: 2)],
    };

    public static RecordMatcher Matcher { get; } = RecordMatcher.Compile(Contacts).Value;

    public static SourceRecord Person(string id, string? name, string? email = null, string? phone = null) =>
        SourceRecord.Of(id, ("name", name), ("email", email), ("phone", phone));
}
