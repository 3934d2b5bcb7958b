namespace Crm.Primitives;

/// <summary>Everything a result can carry beside its value. A plain success carries none, so it allocates nothing.</summary>
internal sealed record ResultDetail(
    IReadOnlyList<string> Errors,
    IReadOnlyList<ValidationError> ValidationErrors,
    string CorrelationId = "",
    string Location = "",
    string SuccessMessage = "")
{
    internal static readonly ResultDetail Empty = new([], []);

    /// <summary>What a default-initialised result reports: it must never look like a success.</summary>
    internal static readonly ResultDetail Uninitialised = new(["The result was never set."], []);

    internal static ResultDetail OfErrors(IReadOnlyList<string> errors) => errors.Count == 0 ? Empty : new ResultDetail(errors, []);

    /// <summary>Two details are equal if they say the same, whatever list holds it.</summary>
    public bool Equals(ResultDetail? other) =>
        other is not null && Errors.SequenceEqual(other.Errors, StringComparer.Ordinal) && ValidationErrors.SequenceEqual(other.ValidationErrors)
        && CorrelationId == other.CorrelationId && Location == other.Location && SuccessMessage == other.SuccessMessage;

    public override int GetHashCode() => HashCode.Combine(Errors.Count, ValidationErrors.Count, CorrelationId, Location, SuccessMessage);

    internal static string Describe(ResultStatus status, ResultDetail detail)
    {
        IEnumerable<string> texts = detail.Errors.Concat(detail.ValidationErrors.Select(static e => e.ToString()));
        string all = string.Join("; ", texts);
        return all.Length == 0 ? status.ToString() : $"{status}: {all}";
    }
}
