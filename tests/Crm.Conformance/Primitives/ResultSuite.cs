using System.Text.Json;
using Crm.Primitives;

namespace Crm.Conformance.Primitives;

/// <summary>Builds the results that the file's semantics name, puts them through Map and Bind, and compares every member.</summary>
public sealed class ResultSuite : VectorSuite
{
    private static readonly ValidationError V = new("Amount", "must be positive", "E1", Severity.Warning);

    private static readonly Dictionary<string, Func<Result<int>>> Named = new()
    {
        ["Success"] = () => Result<int>.Success(7),
        ["SuccessMessage"] = () => Result<int>.Success(7, "saved"),
        ["Created"] = () => Result<int>.Created(7, "/q/7"),
        ["NoContent"] = Result<int>.NoContent,
        ["Error"] = () => Result<int>.Error("boom"),
        ["ErrorListCorrelation"] = () => Result<int>.Error(new ErrorList(["a", "b"], "c-1")),
        ["ErrorNone"] = Result<int>.Error,
        ["Invalid"] = () => Result<int>.Invalid(V),
        ["InvalidMany"] = () => Result<int>.Invalid(V, new ValidationError("x")),
        ["InvalidNone"] = () => Result<int>.Invalid(),
        ["NotFound"] = () => Result<int>.NotFound("no quote"),
        ["Forbidden"] = () => Result<int>.Forbidden(),
        ["Unauthorized"] = () => Result<int>.Unauthorized("token"),
        ["Conflict"] = () => Result<int>.Conflict("version"),
        ["CriticalError"] = () => Result<int>.CriticalError("db"),
        ["Unavailable"] = () => Result<int>.Unavailable("down"),
        ["implicit-from-value"] = () => 5,
        ["from-nongeneric"] = () => Result.NotFound("n"),
    };

    public override string Name => "primitives/result";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string status, JsonElement code) in file.Rows("httpStatus"))
            cases.Case("httpStatus " + status, () => Expect.Equal(code.GetInt32(), Enum.Parse<ResultStatus>(status).ToHttpStatusCode()));
        foreach ((string name, JsonElement row) in file.Rows())
        {
            if (Build(row.GetProperty("name").GetString()!) is Seen seen) cases.Case(name, () => Compare(row.GetProperty("result"), seen));
            else cases.Skip(name, "no result of this name is defined by the semantics");
        }
    }

    /// <summary>The names are the file's own language for an input: a factory, and what is done with its result.</summary>
    private static Seen? Build(string name)
    {
        string[] parts = name.Split(':', 2);
        if (parts.Length == 1)
        {
            return name switch
            {
                "void-success" => Seen.Of(Result.Success()),
                "success-null-ref" => Seen.Of(Result<string?>.Success(null)),
                "bind-to-conflict" => Seen.Of(Bind(Result<int>.Success(3))),
                _ => Named.TryGetValue(name, out Func<Result<int>>? make) ? Seen.Of(make()) : null,
            };
        }

        if (!Named.TryGetValue(parts[1], out Func<Result<int>>? source)) return null;
        return parts[0] switch
        {
            "Map" => Seen.Of(source().Map(static x => x * 2)),
            "Bind" => Seen.Of(Bind(source())),
            _ => null,
        };
    }

    private static Result<string> Bind(Result<int> result) =>
        result.Bind(static x => x > 5 ? Result<string>.Success("big") : Result<string>.Conflict("small"));

    private static void Compare(JsonElement expected, Seen seen)
    {
        Expect.Equal(expected.GetProperty("status").GetString(), seen.Outcome.Status.ToString(), "status");
        Expect.Equal(expected.GetProperty("isSuccess").GetBoolean(), seen.Outcome.IsSuccess, "isSuccess");
        Expect.Equal(Expect.Text(expected.GetProperty("value")), seen.Value, "value");
        Expect.SequenceEqual(expected.GetProperty("errors").EnumerateArray().Select(static e => e.GetString()!), seen.Outcome.Errors, "errors");
        Expect.SequenceEqual(expected.GetProperty("validation").EnumerateArray().Select(Problem), seen.Outcome.ValidationErrors, "validation");
        Expect.Equal(expected.GetProperty("Location").GetString(), seen.Outcome.Location, "Location");
        Expect.Equal(expected.GetProperty("CorrelationId").GetString(), seen.Outcome.CorrelationId, "CorrelationId");
    }

    private static ValidationError Problem(JsonElement e) => new(
        e.GetProperty("Identifier").GetString(), e.GetProperty("ErrorMessage").GetString()!, e.GetProperty("ErrorCode").GetString(),
        Enum.Parse<Severity>(e.GetProperty("severity").GetString()!));

    /// <summary>A result of any type as the file sees it. Only here is a value read without asking whether there is one.</summary>
    private sealed record Seen(Result Outcome, string? Value)
    {
        public static Seen Of(Result result) => new(result, null);

        public static Seen Of<T>(Result<T> result)
        {
            result.TryGetValue(out T? value);
            return new Seen(result.ToResult(), value is int number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : value?.ToString());
        }
    }
}
