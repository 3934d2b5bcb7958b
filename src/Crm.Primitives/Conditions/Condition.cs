using System.Text.Json.Serialization;

namespace Crm.Primitives;

/// <summary>
/// A rule as data: a tree of comparisons that administrators edit, that is stored as JSON and that is compiled against a
/// <see cref="FieldMap{T}"/> before it runs.
/// </summary>
/// <remarks>
/// <para>The logic has three values (Kleene): a comparison with a missing field is unknown, not unknown is unknown, false wins in
/// <c>all</c> and true wins in <c>any</c>. A condition whose outcome is unknown is not satisfied. So <c>not (amount less 5)</c> is not
/// satisfied by a row without an amount; ask with <see cref="ConditionOperator.IsMissing"/> where it should be.</para>
/// <para>The JSON forms are <c>{"all": [...]}</c>, <c>{"any": [...]}</c>, <c>{"not": {...}}</c>, <c>{"always": true}</c> and
/// <c>{"field": "segment", "operator": "equal", "value": "gold"}</c>. Equality is structural. Immutable and thread-safe.</para>
/// </remarks>
[JsonConverter(typeof(ConditionJsonConverter))]
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>The condition that every row satisfies.</summary>
    public static Condition Always { get; } = new AlwaysCondition(true);

    /// <summary>The condition that no row satisfies.</summary>
    public static Condition Never { get; } = new AlwaysCondition(false);

    /// <summary>The names of the fields the condition asks for, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Fields
    {
        get
        {
            SortedSet<string> names = new(StringComparer.Ordinal);
            CollectFields(names);
            return [.. names];
        }
    }

    /// <summary>Satisfied if every part is; without parts always.</summary>
    /// <param name="conditions">The parts.</param>
    public static AllCondition All(params IEnumerable<Condition> conditions) => new(conditions);

    /// <summary>Satisfied if at least one part is; without parts never.</summary>
    /// <param name="conditions">The parts.</param>
    public static AnyCondition Any(params IEnumerable<Condition> conditions) => new(conditions);

    /// <summary>Satisfied if the part is known not to be.</summary>
    /// <param name="condition">The part.</param>
    public static NotCondition Not(Condition condition) => new(condition);

    /// <summary>Compares a field with a value.</summary>
    /// <param name="field">The name of the field in the map.</param>
    /// <param name="comparison">The operator.</param>
    /// <param name="value">The value; a list for <c>in</c>, <c>notIn</c> and <c>between</c>; null for <c>isMissing</c> and <c>isPresent</c>.</param>
    public static CompareCondition Compare(string field, ConditionOperator comparison, ConditionValue? value = null) =>
        new(field, comparison, value);

    /// <summary>The field has no value.</summary>
    /// <param name="field">The name of the field in the map.</param>
    public static CompareCondition IsMissing(string field) => new(field, ConditionOperator.IsMissing, null);

    /// <summary>The field has a value.</summary>
    /// <param name="field">The name of the field in the map.</param>
    public static CompareCondition IsPresent(string field) => new(field, ConditionOperator.IsPresent, null);

    /// <summary>Both conditions.</summary>
    public static Condition operator &(Condition left, Condition right) => All(left, right);

    /// <summary>At least one of the conditions.</summary>
    public static Condition operator |(Condition left, Condition right) => Any(left, right);

    /// <summary>The opposite.</summary>
    public static Condition operator !(Condition condition) => Not(condition);

    /// <summary>Checks the whole condition against a map of fields and makes it ready to run.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="fields">The fields the condition may ask for.</param>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <param name="path">The JSON Pointer of the condition in the definition that holds it; errors are reported below it.</param>
    /// <returns>The compiled condition, or every problem at once with codes of <see cref="ConditionErrors"/>.</returns>
    public Result<CompiledCondition<T>> Compile<T>(FieldMap<T> fields, DefinitionLimits? limits = null, string path = "")
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(path);
        return new ConditionCompiler<T>(fields, limits ?? DefinitionLimits.Default).Compile(this, path);
    }

    /// <summary>A condition with the same outcome for every row, unknown included, and no superfluous parts.</summary>
    /// <returns>
    /// Groups in groups of the same kind are merged, equal parts kept once, double negations and constants resolved. Nothing that needs
    /// the values of fields is concluded: <c>a and not a</c> stays, since it is unknown where <c>a</c> is.
    /// </returns>
    public Condition Simplify() => ConditionSimplifier.Simplify(this);

    /// <summary>Reads a condition from JSON, such as <c>{"field": "segment", "operator": "equal", "value": "gold"}</c>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="limits">How large it may be; the defaults if null.</param>
    /// <returns>The condition, or every problem at once. Bad text never throws.</returns>
    public static Result<Condition> FromJson(string json, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ConditionJsonConverter.Read(json, limits ?? DefinitionLimits.Default);
    }

    /// <summary>The condition as JSON in its one canonical form; equal conditions give the same text.</summary>
    public string ToJson() => ConditionJsonConverter.Write(this);

    internal abstract void CollectFields(SortedSet<string> names);
}
