using Crm.Primitives;

namespace Crm.Domain;

/// <summary>What a customer answered to "how satisfied are you?".</summary>
public sealed record SurveyAnswer
{
    private SurveyAnswer(int csat, string? comment)
    {
        Csat = csat;
        Comment = comment;
    }

    /// <summary>The satisfaction, from 1 (not at all) to 5 (very).</summary>
    public int Csat { get; }

    /// <summary>What the customer added; null if nothing.</summary>
    public string? Comment { get; }

    /// <summary>Checks an answer.</summary>
    /// <param name="csat">1 to 5.</param>
    /// <param name="comment">What the customer added; may be null.</param>
    /// <returns>The answer, or <c>service.csat</c>.</returns>
    public static Result<SurveyAnswer> Of(int csat, string? comment = null) => csat is >= 1 and <= 5
        ? new SurveyAnswer(csat, string.IsNullOrWhiteSpace(comment) ? null : comment)
        : Result.Invalid(new ValidationError("/csat", "A satisfaction is 1 to 5.", "service.csat"));
}
