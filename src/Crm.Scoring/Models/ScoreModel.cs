using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>Compiles definitions into score models.</summary>
public static class ScoreModel
{
    private static readonly FieldMap<NoSubject> NoFields = FieldMap.For<NoSubject>().Build();

    /// <summary>Checks a definition and makes it ready to run.</summary>
    /// <typeparam name="TSubject">The type of what is scored.</typeparam>
    /// <param name="definition">The definition.</param>
    /// <param name="fields">The fields that fit rules may ask for.</param>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <returns>The model, or every problem at once with codes of <see cref="ScoreErrors"/> and <see cref="ConditionErrors"/>.</returns>
    public static Result<ScoreModel<TSubject>> Compile<TSubject>(ScoreDefinition definition, FieldMap<TSubject> fields, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(fields);
        return new ScoreCompiler<TSubject>(definition, fields, limits ?? DefinitionLimits.Default).Compile();
    }

    /// <summary>Checks a definition whose rules look at events only.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <returns>The model, or every problem at once; a fit rule that asks for a field is one.</returns>
    public static Result<ScoreModel<NoSubject>> Compile(ScoreDefinition definition, DefinitionLimits? limits = null) =>
        Compile(definition, NoFields, limits);
}
