using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>A grade is written as it is spoken: <c>"B+"</c>.</summary>
internal sealed class LetterGradeJsonConverter : TextJsonConverter<LetterGrade>
{
    protected override string Form => "a grade like B+";

    protected override IReadOnlyList<string> SchemaValues => [.. Enumerable.Range(0, LetterGrade.Best.Thirds + 1).Select(static t => LetterGrade.Worst.Move(t).ToString())];

    protected override bool TryParse(string text, out LetterGrade value) => LetterGrade.TryParse(text, out value);

    protected override string Format(LetterGrade value) => value.ToString();
}
