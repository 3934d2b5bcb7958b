using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Crm.Scoring;

/// <summary>A grade from F over D-, D, D+ up to A+: how well someone fits, beside how active they are.</summary>
/// <remarks>Thirteen grades, a third of a letter apart. The default value is D, where people start. Immutable.</remarks>
[JsonConverter(typeof(LetterGradeJsonConverter))]
public readonly record struct LetterGrade : IComparable<LetterGrade>
{
    private static readonly string[] Names = ["F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"];
    private const int StepOfD = 2;
    private readonly sbyte _aboveD;

    private LetterGrade(int step) => _aboveD = (sbyte)(step - StepOfD);

    /// <summary>The worst grade.</summary>
    public static LetterGrade Worst => new(0);

    /// <summary>The best grade.</summary>
    public static LetterGrade Best => new(Names.Length - 1);

    /// <summary>Where people start by default.</summary>
    public static LetterGrade D => default;

    /// <summary>Thirds of a letter above F.</summary>
    public int Thirds => _aboveD + StepOfD;

    /// <summary>Reads a grade.</summary>
    /// <param name="text">Such as <c>B+</c>.</param>
    /// <param name="grade">The grade.</param>
    /// <returns>False if there is no such grade.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out LetterGrade grade)
    {
        int step = Array.IndexOf(Names, text);
        grade = new LetterGrade(Math.Max(0, step));
        return step >= 0;
    }

    /// <summary>Moves by thirds of a letter.</summary>
    /// <param name="thirds">How many, up or down. Add all adjustments first and move once, so that their order does not matter.</param>
    /// <returns>The grade, between F and A+; D moved by 2 is C-.</returns>
    public LetterGrade Move(long thirds) => new((int)Math.Clamp(Thirds + thirds, 0, Names.Length - 1));

    /// <inheritdoc/>
    public int CompareTo(LetterGrade other) => _aboveD.CompareTo(other._aboveD);

    /// <summary>The grade as it is written.</summary>
    public override string ToString() => Names[Thirds];

    /// <summary>True if the left grade is worse.</summary>
    public static bool operator <(LetterGrade left, LetterGrade right) => left._aboveD < right._aboveD;

    /// <summary>True if the left grade is better.</summary>
    public static bool operator >(LetterGrade left, LetterGrade right) => left._aboveD > right._aboveD;

    /// <summary>True if the left grade is not better.</summary>
    public static bool operator <=(LetterGrade left, LetterGrade right) => left._aboveD <= right._aboveD;

    /// <summary>True if the left grade is not worse.</summary>
    public static bool operator >=(LetterGrade left, LetterGrade right) => left._aboveD >= right._aboveD;
}
