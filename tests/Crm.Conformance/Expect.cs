using System.Globalization;
using System.Text.Json;

namespace Crm.Conformance;

/// <summary>A case did not give what the file expects.</summary>
public sealed class MismatchException(string message) : Exception(message);

/// <summary>The comparisons of the suites. Tolerances are those of the file's <c>semantics</c>, named by the suite.</summary>
public static class Expect
{
    public static void Equal<T>(T expected, T actual, string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) Mismatch(Show(expected), Show(actual), what);
    }

    public static void SequenceEqual<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what = "")
    {
        List<T> e = [.. expected], a = [.. actual];
        if (!e.SequenceEqual(a)) Mismatch("[" + string.Join(", ", e.Select(static x => Show(x))) + "]", "[" + string.Join(", ", a.Select(static x => Show(x))) + "]", what);
    }

    /// <summary>Within an absolute tolerance, or a relative one where that is wider; two NaN are equal.</summary>
    public static void Close(double expected, double actual, double absolute, double relative = 0, string what = "")
    {
        if (double.IsNaN(expected) && double.IsNaN(actual)) return;
        if (expected.Equals(actual)) return;
        if (!(Math.Abs(expected - actual) <= Math.Max(absolute, relative * Math.Abs(expected)))) Mismatch(Show(expected), Show(actual), what);
    }

    public static void True(bool condition, string expected, string got) { if (!condition) throw new MismatchException($"expected {expected}, got {got}"); }

    /// <summary>The text of an element: a string without quotes, anything else as it stands in the file.</summary>
    public static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => element.GetRawText(),
    };

    private static void Mismatch(string expected, string actual, string what) =>
        throw new MismatchException((what.Length == 0 ? "" : what + ": ") + $"expected {expected}, got {actual}");

    private static string Show<T>(T value) => value switch
    {
        null => "null",
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
