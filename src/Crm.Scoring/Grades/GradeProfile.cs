using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>What a good customer looks like.</summary>
/// <param name="Name">What the profile is called.</param>
/// <param name="Criteria">The criteria.</param>
public sealed record GradeProfile(string Name, ImmutableArray<GradeCriterion> Criteria)
{
    /// <summary>For the JSON form: an init member that the text leaves out would lose its default.</summary>
    [JsonConstructor]
    internal GradeProfile(string name, ImmutableArray<GradeCriterion> criteria, LetterGrade start = default)
        : this(name, criteria) =>
        Start = start;

    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<GradeProfile> Json { get; } = new(new ScoringJsonContext(CrmJson.CreateOptions()).GradeProfile, schemaVersion: 1);

    /// <summary>Where everyone starts.</summary>
    /// <value>The default value is D, so that five criteria of two thirds reach A+.</value>
    public LetterGrade Start { get; init; } = LetterGrade.D;

    /// <summary>Checks the profile and makes it ready to run.</summary>
    /// <typeparam name="TSubject">The type of what is graded.</typeparam>
    /// <param name="fields">The fields that criteria may ask for.</param>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <returns>The model, or every problem at once with codes of <see cref="ScoreErrors"/> and <see cref="ConditionErrors"/>.</returns>
    public Result<GradeModel<TSubject>> Compile<TSubject>(FieldMap<TSubject> fields, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        limits ??= DefinitionLimits.Default;
        if (Criteria.Length > limits.Rules)
            return Result.Invalid(new ValidationError("/criteria", "There are more criteria than allowed: split the profile.", ScoreErrors.TooLarge));
        List<ValidationError> problems = [];
        List<(GradeCriterion, CompiledCondition<TSubject>)> compiled = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Name)) problems.Add(new ValidationError("/name", "The profile has no name: give it one.", ScoreErrors.NameMissing));
        for (int i = 0; i < Criteria.Length; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"/criteria/{i}");
            if (string.IsNullOrWhiteSpace(Criteria[i].Name)) problems.Add(new ValidationError(at + "/name", "The criterion has no name: give it one.", ScoreErrors.NameMissing));
            else if (!names.Add(Criteria[i].Name)) problems.Add(new ValidationError(at + "/name", $"The name '{Criteria[i].Name}' is taken: choose another.", ScoreErrors.Duplicate));
            if (Criteria[i].Thirds == 0) problems.Add(new ValidationError(at + "/thirds", "The criterion moves nothing: give it thirds, or remove it.", ScoreErrors.NoPoints, Severity.Warning));
            Result<CompiledCondition<TSubject>> when = Criteria[i].When.Compile(fields, limits, at + "/when");
            problems.AddRange(when.HasValue ? when.Value.Diagnostics : when.ValidationErrors);
            if (when.HasValue) compiled.Add((Criteria[i], when.Value));
        }

        return problems.Exists(static p => p.Severity == Severity.Error)
            ? Result.Invalid(problems)
            : new GradeModel<TSubject>(this, [.. compiled], [.. problems]);
    }
}
