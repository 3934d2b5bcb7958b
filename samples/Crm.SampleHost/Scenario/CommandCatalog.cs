using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.SampleHost.Scenario;

/// <summary>The commands and seeds of this program, found by reflection so that no shared list has to be edited.</summary>
public sealed class CommandCatalog
{
    private readonly ILookup<string, IScenarioCommand> _commands;

    /// <summary>Makes a catalog of the given commands.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="seeds">The seeds.</param>
    public CommandCatalog(IEnumerable<IScenarioCommand> commands, IEnumerable<IScenarioSeed> seeds)
    {
        _commands = commands.ToLookup(static c => c.Name, StringComparer.Ordinal);
        Seeds = [.. seeds.OrderBy(static s => s.Order).ThenBy(static s => s.GetType().FullName, StringComparer.Ordinal)];
    }

    /// <summary>The seeds, in the order in which they run.</summary>
    public IReadOnlyList<IScenarioSeed> Seeds { get; }

    /// <summary>All commands and seeds of this assembly; constructor arguments come from the services.</summary>
    /// <param name="services">The host's services.</param>
    public static CommandCatalog OfThisAssembly(IServiceProvider services) => new(All<IScenarioCommand>(services), All<IScenarioSeed>(services));

    /// <summary>
    /// The command of a name for a step with these parameters: the one whose subject is among them, else the one that has no subject,
    /// else the only one; null when there is none or the choice is not clear.
    /// </summary>
    /// <param name="name">The name after <c>do</c>.</param>
    /// <param name="parameters">The step's parameters.</param>
    public IScenarioCommand? Find(string name, Parameters parameters)
    {
        IScenarioCommand[] named = [.. _commands[name]];
        return named.FirstOrDefault(c => c.Subject is not null && parameters.Has(c.Subject))
            ?? named.FirstOrDefault(static c => c.Subject is null)
            ?? (named.Length == 1 ? named[0] : null);
    }

    private static IEnumerable<T> All<T>(IServiceProvider services) =>
        Assembly.GetExecutingAssembly().GetTypes()
            .Where(static t => typeof(T).IsAssignableFrom(t) && t is { IsAbstract: false, IsInterface: false })
            .OrderBy(static t => t.FullName, StringComparer.Ordinal)
            .Select(t => (T)ActivatorUtilities.CreateInstance(services, t));
}
