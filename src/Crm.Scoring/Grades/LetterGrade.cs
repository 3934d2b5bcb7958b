using System.Diagnostics.CodeAnalysis;

namespace Crm.Scoring;

/// <summary>A grade from F over D-, D, D+ up to A+: how well someone fits, beside how active they are.</summary>
/// <remarks>Thirteen grades, a third of a letter apart. The default value is F. Immutable.</remarks>
public readonly record struct LetterGrade : IComparable<LetterGrade>
{
    private static readonly string[] Names = ["F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"];
    private readonly byte _step;

    private LetterGrade(int step) => _step = (byte)step;

    /// <summary>The worst grade.</summary>
    public static LetterGrade Worst => default;

    /// <summary>The best grade.</summary>
    public static LetterGrade Best => new(Names.Length - 1);

    /// <summary>Where people start by default.</summary>
    public static LetterGrade D => new(2);

    /// <summary>Thirds of a letter above F.</summary>
    public int Thirds => _step;

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
    public LetterGrade Move(long thirds) => new((int)Math.Clamp(_step + thirds, 0, Names.Length - 1));

    /// <inheritdoc/>
    public int CompareTo(LetterGrade other) => _step.CompareTo(other._step);

    /// <summary>The grade as it is written.</summary>
    public override string ToString() => Names[_step];

    /// <summary>True if the left grade is worse.</summary>
    public static bool operator <(LetterGrade left, LetterGrade right) => left._step < right._step;

    /// <summary>True if the left grade is better.</summary>
    public static bool operator >(LetterGrade left, LetterGrade right) => left._step > right._step;

    /// <summary>True if the left grade is not better.</summary>
    public static bool operator <=(LetterGrade left, LetterGrade right) => left._step <= right._step;

    /// <summary>True if the left grade is not worse.</summary>
    public static bool operator >=(LetterGrade left, LetterGrade right) => left._step >= right._step;
}
