using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>Chooses which libraries' tables a context gets, what they are called, and where the ids of events come from.</summary>
/// <remarks>Each library has an extension, such as <c>crm.AddPricing()</c>; adding one twice is adding it once. Not thread-safe.</remarks>
public sealed class CrmModelBuilder
{
    private readonly SortedDictionary<string, ICrmModelPart> _parts = new(StringComparer.Ordinal);

    /// <summary>Makes a builder that knows only the tables that every context has: the outbox and the schema versions.</summary>
    public CrmModelBuilder() => Add(new CorePart());

    /// <summary>The schema of the tables on PostgreSQL; SQLite has none and ignores it.</summary>
    /// <value>The default is null: the schema that the connection's search path names first.</value>
    public string? Schema { get; set; }

    /// <summary>What every table's name begins with.</summary>
    /// <value>The default is <c>crm_</c>.</value>
    public string TablePrefix { get; set; } = "crm_";

    /// <summary>Where the id of a stored event comes from, given the instant at which it happened.</summary>
    /// <value>The default makes ids of version 7, which sort by that instant. Tests inject seeded ones.</value>
    public Func<Instant, Guid> EventIds { get; set; } = static at => Guid.CreateVersion7(at.ToDateTimeOffset());

    /// <summary>What caused the events of a save: ids that the outbox keeps beside them.</summary>
    /// <value>The default says nothing.</value>
    public Func<DbContext, EventOrigin> Origin { get; set; } = static _ => EventOrigin.Unknown;

    /// <summary>The chosen parts, sorted by name.</summary>
    public IReadOnlyCollection<ICrmModelPart> Parts => _parts.Values;

    /// <summary>Adds the tables and stores of a library.</summary>
    /// <param name="part">The part; one that has the same name is replaced.</param>
    public CrmModelBuilder Add(ICrmModelPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        _parts[part.Name] = part;
        return this;
    }

    internal CrmModelBuilder Copy()
    {
        CrmModelBuilder copy = new() { Schema = Schema, TablePrefix = TablePrefix, EventIds = EventIds, Origin = Origin };
        foreach (ICrmModelPart part in _parts.Values) copy.Add(part);
        return copy;
    }

    /// <summary>What two contexts must share to share a model.</summary>
    internal string ModelKey() =>
        string.Join('|', _parts.Values.Select(static p => $"{p.Name}:{p.GetType().FullName}:{p.SchemaVersion}").Prepend(TablePrefix).Prepend(Schema));
}
