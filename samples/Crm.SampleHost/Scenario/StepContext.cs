using Crm.SampleHost.Data;
using NodaTime;

namespace Crm.SampleHost.Scenario;

/// <summary>What a command gets: who, when, its parameters, the database, and where to report to.</summary>
public sealed class StepContext
{
    private readonly StepLog _log;
    private readonly IServiceProvider _services;
    private readonly IdSource _ids;

    internal StepContext(World world, Instant at, ScenarioActor actor, Parameters parameters, IServiceProvider services, StepLog log, IdSource ids)
    {
        World = world;
        At = at;
        Actor = actor;
        Params = parameters;
        Db = services.GetRequiredService<SampleDbContext>();
        _services = services;
        _log = log;
        _ids = ids;
    }

    /// <summary>The setup and what is compiled from it.</summary>
    public World World { get; }

    /// <summary>The setup.</summary>
    public ScenarioSetup Setup => World.Setup;

    /// <summary>The step's instant; there is no other clock.</summary>
    public Instant At { get; }

    /// <summary>The day of the instant in the setup's zone.</summary>
    public LocalDate Today => At.InZone(Setup.Zone).Date;

    /// <summary>Who does it.</summary>
    public ScenarioActor Actor { get; }

    /// <summary>The step's parameters. Every one must be read by some command of the step.</summary>
    public Parameters Params { get; }

    /// <summary>This command's unit of work: a fresh context in a transaction that is committed if the command succeeds.</summary>
    public SampleDbContext Db { get; }

    /// <summary>A store behind a library's port, working on <see cref="Db"/> and in its transaction.</summary>
    /// <typeparam name="TPort">The port.</typeparam>
    public TPort Store<TPort>()
        where TPort : notnull => _services.GetRequiredService<TPort>();

    /// <summary>The names of the keys that the step asks for, without their values: for keys that carry a question in their name.</summary>
    public IReadOnlyList<string> Asked => _log.Asked;

    /// <summary>A new id, the same in every run of the same scenario.</summary>
    public Guid NewId() => _ids.Next(At);

    /// <summary>Says what came out; a later report for the same key replaces an earlier one, also across commands.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">See <see cref="Outcome.Of"/>.</param>
    /// <remarks>What is reported before a command fails stays reported: the state in which the record was left, for instance.</remarks>
    public void Report(string key, object? value) => _log.Outcomes[key] = Outcome.Of(value);

    /// <summary>Notes that a record of this party was changed: its 360 view gains an entry, at most one a step.</summary>
    /// <param name="partyKey">The lead until it is converted, afterwards the party; the organisation for its records.</param>
    /// <remarks>Forgotten when the command fails.</remarks>
    public void TouchTimeline(string partyKey) => _log.Touched.Add(partyKey);

    /// <summary>Notes that from now on a party stands for another: what this step has noted for the one is noted for the other.</summary>
    /// <param name="from">The lead that was converted.</param>
    /// <param name="to">The party it became.</param>
    /// <remarks>Forgotten when the command fails.</remarks>
    public void MoveTimeline(string from, string to) => _log.Moved[from] = to;

    /// <summary>Says that the step asks for something that the host cannot do yet; the step counts as not built yet.</summary>
    /// <param name="what">What is missing, such as <c>parameter revert</c> or <c>key revertible</c>.</param>
    public void NotBuilt(string what) => _log.NotBuilt.Add(what);

    /// <summary>
    /// The key of the record to work on: the parameter of this name, or, when the step names none, the one that the scenario spoke of
    /// last; null when there was none yet.
    /// </summary>
    /// <param name="kind">The kind, which is also the parameter's name: <c>order</c>, <c>quote</c>, <c>case</c>.</param>
    public string? KeyOf(string kind)
    {
        string? named = Params.TextOrNull(kind);
        if (named is not null)
            World.SpeakOf(kind, named);
        return named ?? World.LastSpokenOf(kind);
    }

    /// <summary>Notes that the scenario now speaks of this record, for <see cref="KeyOf"/> in later steps.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="key">The record's key.</param>
    public void SpeakOf(string kind, string key) => World.SpeakOf(kind, key);
}
