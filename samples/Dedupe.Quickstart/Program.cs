using Crm.Dedupe;

RecordField[] fields = [new("name", FieldKind.PersonName), new("phone", FieldKind.Phone)];
FieldComparison names = new("name", [ComparisonLevel.Exact(8), ComparisonLevel.JaroWinkler(0.92, 5), ComparisonLevel.Else(-4)]);
MatchDefinition bare = new() { Name = "contacts", Fields = [.. fields], PhoneRegion = "CN", PossibleWeight = -6 };
MatchDefinition contacts = bare with { Keys = [new("phoneE164", "phone")], Comparisons = [names], Blocks = [new("name", Prefix: 4)] };
RecordMatcher matcher = RecordMatcher.Compile(contacts).Value;
MatchWaterfall why = matcher.Explain(
    matcher.Prepare(SourceRecord.Of("row 1", ("name", "Wang  Wei"), ("phone", "0086-13800138000"))),
    matcher.Prepare(SourceRecord.Of("row 6", ("name", "WANG WEI"), ("phone", "138 0013 8000"))));
foreach (MatchStep step in why.Steps) Console.WriteLine(FormattableString.Invariant($"{step.Name,-6}{step.Weight,8:0.00} bits"));
Console.WriteLine($"{why.Decision}: same {why.Key?.Name} {why.KeyValue}");
