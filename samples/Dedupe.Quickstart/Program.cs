using Crm.Dedupe;

var matcher = RecordMatcher.Compile(new MatchDefinition
{
    Name = "contacts",
    PhoneRegion = "CN",
    PossibleWeight = -6,
    Fields = [new("name", FieldKind.PersonName), new("phone", FieldKind.Phone)],
    Keys = [new MatchKey("phoneE164", "phone")],
    Comparisons = [new("name", [ComparisonLevel.Exact(8), ComparisonLevel.JaroWinkler(0.92, 5), ComparisonLevel.Else(-4)])],
    Blocks = [new BlockingRule("name", Prefix: 4)],
}).Value;
MatchWaterfall why = matcher.Explain(
    matcher.Prepare(SourceRecord.Of("row 1", ("name", "Wang  Wei"), ("phone", "0086-13800138000"))),
    matcher.Prepare(SourceRecord.Of("row 6", ("name", "WANG WEI"), ("phone", "138 0013 8000"))));
foreach (MatchStep step in why.Steps) Console.WriteLine(FormattableString.Invariant($"{step.Name,-6}{step.Weight,8:0.00} bits"));
Console.WriteLine($"{why.Decision}: same {why.Key?.Name} {why.KeyValue}");
