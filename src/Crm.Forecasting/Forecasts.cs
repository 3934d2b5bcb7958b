using System.Collections.Frozen;
using Crm.Primitives;

namespace Crm.Forecasting;

/// <summary>The compiled forecasts of a host, by key. Immutable and thread-safe.</summary>
public sealed class Forecasts
{
    private readonly FrozenDictionary<string, ForecastEngine> _engines;

    /// <summary>Compiles all definitions.</summary>
    /// <param name="definitions">The definitions; each key once.</param>
    /// <exception cref="InvalidOperationException">A definition does not compile; the message names the problems.</exception>
    public Forecasts(IEnumerable<ForecastDefinition> definitions) =>
        _engines = definitions.ToFrozenDictionary(static d => d.Id, static d => ForecastEngine.Compile(d).Value, StringComparer.Ordinal);

    /// <summary>The engine of a forecast.</summary>
    /// <param name="id">The key.</param>
    public Result<ForecastEngine> Find(string id) =>
        _engines.TryGetValue(id, out ForecastEngine? engine) ? engine : Result.NotFound($"There is no forecast '{id}'.");
}
