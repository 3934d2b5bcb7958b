namespace Crm.Primitives;

/// <summary>
/// One thing that is wrong with a caller's data: where, what, under which stable code, and how bad.
/// The only error type of the family.
/// </summary>
/// <param name="Identifier">A JSON Pointer (RFC 6901) into the caller's data, such as <c>/lines/2/quantity</c>; the empty string is the
/// whole document; null if the error belongs to no place.</param>
/// <param name="ErrorMessage">A sentence that says what is wrong and how to mend it.</param>
/// <param name="ErrorCode">The stable, documented code, such as <c>pricing.tier_gap</c>; null only where none is defined.</param>
/// <param name="Severity">How much it weighs. The default is <see cref="Severity.Error"/>.</param>
public sealed record ValidationError(string? Identifier, string ErrorMessage, string? ErrorCode, Severity Severity = Severity.Error)
{
    /// <summary>Makes an error that belongs to no place and has no code.</summary>
    /// <param name="errorMessage">What is wrong and how to mend it.</param>
    public ValidationError(string errorMessage)
        : this(null, errorMessage, null)
    {
    }

    /// <summary>The error as one line: severity, code, place, sentence.</summary>
    public override string ToString() =>
        string.Concat(Severity switch { Severity.Warning => "warning ", Severity.Info => "hint ", _ => "error " },
            ErrorCode is null ? "" : ErrorCode + " ",
            string.IsNullOrEmpty(Identifier) ? "" : "at " + Identifier + " ",
            "- " + ErrorMessage);
}
