using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Primitives;

namespace Crm.Conformance.Primitives;

/// <summary>Reads the calls that a case writes down as text and makes a specification of them.</summary>
public sealed partial class SpecificationSuite : VectorSuite
{
    public override string Name => "primitives/specification";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        IReadOnlyList<Row> rows = [.. file.Root.GetProperty("rows").EnumerateArray().Select(static r =>
            new Row(r[0].GetInt32(), r[1].GetString(), r[2].GetString(), r[3].GetInt32()))];
        foreach ((string name, JsonElement row) in file.Rows())
        {
            List<Call> calls = Calls(row.GetProperty("spec").GetString()!);
            if (calls.Find(static c => !CallsSpecification.Verbs.Contains(c.Verb)) is Call unknown)
                cases.Skip(name, $"no code for the verb {unknown.Verb}");
            else cases.Case(name, () => Check(row, calls, rows));
        }
    }

    private static void Check(JsonElement row, List<Call> calls, IReadOnlyList<Row> rows)
    {
        if (row.TryGetProperty("throws", out JsonElement throws))
        {
            string got = "nothing thrown";
            try
            {
                _ = new CallsSpecification(calls).Evaluate(rows).ToList();
            }
            catch (Exception error) when (error is InvalidOperationException or ArgumentException)
            {
                got = error.GetType().Name;
            }

            string expected = throws.GetString()!;
            // By meaning, as the file says: an argument exception may be a more precise one.
            Expect.True(got == expected || (expected.StartsWith("Argument", StringComparison.Ordinal) && got.StartsWith("Argument", StringComparison.Ordinal)), expected, got);
            return;
        }

        CallsSpecification specification = new(calls);
        Expect.SequenceEqual(Ids(row, "ids"), specification.Evaluate(rows).Select(static r => r.Id), "ids");
        Expect.SequenceEqual(Ids(row, "satisfiedBy"), rows.Where(specification.IsSatisfiedBy).Select(static r => r.Id), "satisfiedBy");
        Expect.Equal(row.GetProperty("take").GetInt32(), specification.Take, "take");
        Expect.Equal(row.GetProperty("skip").GetInt32(), specification.Skip, "skip");
    }

    private static IEnumerable<int> Ids(JsonElement row, string member) => row.GetProperty(member).EnumerateArray().Select(static e => e.GetInt32());

    /// <summary>The calls in order; each chain (until a semicolon) has a number, because ThenBy belongs to the OrderBy of its chain.</summary>
    private static List<Call> Calls(string text)
    {
        List<Call> calls = [];
        int chain = 0, end = 0;
        foreach (Match match in CallPattern().Matches(text))
        {
            if (text[end..match.Index].Contains(';', StringComparison.Ordinal)) chain++;
            end = match.Index + match.Length;
            calls.Add(new Call(chain, match.Groups["verb"].Value,
                [.. ArgumentPattern().Matches(match.Groups["arguments"].Value).Select(static m => m.Value.Trim())]));
        }

        return calls;
    }

    [GeneratedRegex(@"(?<verb>[A-Z]\w*)\((?<arguments>(?:'[^']*'|[^()'])*)\)")]
    private static partial Regex CallPattern();

    [GeneratedRegex(@"(?:'[^']*'|[^,'])+")]
    private static partial Regex ArgumentPattern();

    private sealed record Row(int Id, string? Name, string? City, int Rank);

    private sealed record Call(int Chain, string Verb, IReadOnlyList<string> Arguments)
    {
        /// <summary>The last argument if it is true or false, with or without its name; else true.</summary>
        public bool Condition => Arguments.Count == 0 || !Arguments[^1].EndsWith("false", StringComparison.Ordinal);

        public string Quoted(int index) => Arguments[index].Trim('\'');

        public int Number(int index) => int.Parse(Arguments[index], CultureInfo.InvariantCulture);
    }

    private sealed partial class CallsSpecification : Specification<Row>
    {
        public static readonly IReadOnlyList<string> Verbs = ["Where", "Search", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Skip", "Take"];

        public CallsSpecification(List<Call> calls)
        {
            foreach (IGrouping<int, Call> chain in calls.GroupBy(static c => c.Chain))
            {
                SpecificationBuilder<Row> query = Query;
                foreach (Call call in chain) query = Apply(query, call);
            }
        }

        private static SpecificationBuilder<Row> Apply(SpecificationBuilder<Row> query, Call call) => call.Verb switch
        {
            "Where" => query.Where(Predicate(call.Arguments[0]), call.Condition),
            "Search" => query.Search(Text(call.Arguments[0]), call.Quoted(1), call.Condition, Group(call)),
            "OrderBy" => query.OrderBy(Key(call.Arguments[0]), call.Condition),
            "OrderByDescending" => query.OrderByDescending(Key(call.Arguments[0]), call.Condition),
            "ThenBy" => query.ThenBy(Key(call.Arguments[0]), call.Condition),
            "ThenByDescending" => query.ThenByDescending(Key(call.Arguments[0]), call.Condition),
            "Skip" => query.Skip(call.Number(0), call.Condition),
            _ => query.Take(call.Number(0), call.Condition),
        };

        private static int Group(Call call) =>
            call.Arguments.Skip(2).Where(static a => int.TryParse(a, out _)).Select(static a => int.Parse(a, CultureInfo.InvariantCulture)).FirstOrDefault(1);

        private static Expression<Func<Row, string?>> Text(string field)
        {
            ParameterExpression row = Expression.Parameter(typeof(Row));
            return Expression.Lambda<Func<Row, string?>>(Expression.Property(row, field), row);
        }

        private static Expression<Func<Row, object?>> Key(string field)
        {
            ParameterExpression row = Expression.Parameter(typeof(Row));
            return Expression.Lambda<Func<Row, object?>>(Expression.Convert(Expression.Property(row, field), typeof(object)), row);
        }

        private static Expression<Func<Row, bool>> Predicate(string text)
        {
            ParameterExpression row = Expression.Parameter(typeof(Row));
            Expression body = text.Split("||").Select(any => any.Split("&&").Select(one => Comparison(row, one)).Aggregate(Expression.AndAlso)).Aggregate(Expression.OrElse);
            return Expression.Lambda<Func<Row, bool>>(body, row);
        }

        private static BinaryExpression Comparison(ParameterExpression row, string text)
        {
            Match match = ComparisonPattern().Match(text.Trim());
            if (!match.Success) throw new InvalidDataException($"No comparison: {text}");
            Expression field = Expression.Property(row, match.Groups["field"].Value);
            string value = match.Groups["value"].Value;
            object constant = value.StartsWith('\'') ? value.Trim('\'') : int.Parse(value, CultureInfo.InvariantCulture);
            ExpressionType type = match.Groups["op"].Value switch
            {
                "==" => ExpressionType.Equal,
                "!=" => ExpressionType.NotEqual,
                "<" => ExpressionType.LessThan,
                "<=" => ExpressionType.LessThanOrEqual,
                ">" => ExpressionType.GreaterThan,
                _ => ExpressionType.GreaterThanOrEqual,
            };
            return Expression.MakeBinary(type, field, Expression.Constant(constant));
        }

        [GeneratedRegex(@"^(?<field>\w+)\s*(?<op>==|!=|<=|>=|<|>)\s*(?<value>'[^']*'|-?\d+)$")]
        private static partial Regex ComparisonPattern();
    }
}
