using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Crm.Persistence.EfCore;

/// <summary>Where a part adds its tables. It knows the provider, the schema and the prefix.</summary>
public sealed class CrmTables
{
    internal const string PartsAnnotation = "Crm:Parts";

    private readonly ModelBuilder _modelBuilder;
    private readonly CrmModelBuilder _model;

    private CrmTables(ModelBuilder modelBuilder, CrmProvider provider, CrmModelBuilder model)
    {
        _modelBuilder = modelBuilder;
        _model = model;
        Provider = provider;
    }

    /// <summary>The database that the model is made for.</summary>
    public CrmProvider Provider { get; }

    /// <summary>The full name of a table, with the prefix.</summary>
    /// <param name="name">The name without it, in the plural, such as <c>price_lists</c>.</param>
    public string NameOf(string name) => _model.TablePrefix + name;

    /// <summary>Maps a class to a table. Only what <paramref name="map"/> names is stored; every other property is left out.</summary>
    /// <typeparam name="T">The class, with a private parameterless constructor or one that takes mapped properties.</typeparam>
    /// <param name="name">The table's name without the prefix, in the plural, such as <c>price_lists</c>.</param>
    /// <param name="map">Names the key, the columns, the documents and the rows.</param>
    /// <exception cref="CrmSetupException">There is no key.</exception>
    public CrmTables Table<T>(string name, Action<CrmTable<T>> map)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(map);
        // Without the batch, conventions would look at every property (an event list, a child) and pull its type into the model.
        using IConventionBatch batch = ((IConventionModel)_modelBuilder.Model).DelayConventions();
        EntityTypeBuilder<T> builder = _modelBuilder.Entity<T>();
        LeaveOutEverything(builder);
        builder.ToTable(NameOf(name), Provider == CrmProvider.PostgreSql ? _model.Schema : null);
        map(new CrmTable<T>(this, builder));
        if (builder.Metadata.FindPrimaryKey() is null)
            throw new CrmSetupException($"The table '{NameOf(name)}' has no key: name it with Key(x => x.Id).");
        return this;
    }

    internal static void LeaveOutEverything<T>(EntityTypeBuilder<T> builder)
        where T : class
    {
        foreach (PropertyInfo property in typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public))
            builder.Ignore(property.Name);
    }

    internal static void Map(ModelBuilder modelBuilder, CrmProvider provider, CrmModelBuilder model)
    {
        CrmTables tables = new(modelBuilder, provider, model);
        Dictionary<string, int> mapped = MappedParts(modelBuilder.Model).ToDictionary(static p => p.Name, static p => p.Version);
        List<ICrmModelPart> parts = [.. model.Parts.Where(part => mapped.TryAdd(part.Name, part.SchemaVersion))];
        foreach (ICrmModelPart part in parts) part.Map(tables);
        // The rows travel in the host's migrations, so a database knows which version of the tables it has.
        foreach (ICrmModelPart part in parts)
            modelBuilder.Entity<SchemaRow>().HasData(new SchemaRow { Part = part.Name, Version = part.SchemaVersion });
        modelBuilder.Model.SetAnnotation(PartsAnnotation, string.Join(' ', mapped.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}:{p.Value}"))));
    }

    /// <summary>The parts that a model has, with the versions of their tables.</summary>
    internal static IEnumerable<(string Name, int Version)> MappedParts(IReadOnlyModel model)
    {
        string annotation = model.FindAnnotation(PartsAnnotation)?.Value as string ?? "";
        foreach (string part in annotation.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = part.LastIndexOf(':');
            yield return (part[..colon], int.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        }
    }
}
