namespace Crm.SampleHost.Scenario;

/// <summary>
/// What the commands of one run share besides the database: the setup, engines compiled from it, and which record of each kind the
/// scenario spoke of last.
/// </summary>
/// <param name="setup">The world before the first step.</param>
public sealed class World(ScenarioSetup setup)
{
    private readonly Dictionary<Type, object> _compiled = [];
    private readonly Dictionary<string, string> _spokenOf = new(StringComparer.Ordinal);

    /// <summary>The world before the first step.</summary>
    public ScenarioSetup Setup { get; } = setup;

    /// <summary>An engine or index that is derived from the setup alone, made at first use. State belongs in the database, not here.</summary>
    /// <typeparam name="T">Its type; one object a type.</typeparam>
    /// <param name="make">Makes it.</param>
    public T Compiled<T>(Func<ScenarioSetup, T> make)
        where T : class
    {
        if (!_compiled.TryGetValue(typeof(T), out object? found))
            _compiled[typeof(T)] = found = make(Setup);
        return (T)found;
    }

    /// <summary>True once a step could not be played to its end because something is not built yet.</summary>
    public bool HasUnplayedSteps { get; internal set; }

    internal string? LastSpokenOf(string kind) => _spokenOf.GetValueOrDefault(kind);

    internal void SpeakOf(string kind, string key) => _spokenOf[kind] = key;
}
