using System.Globalization;
using System.Text.Json;
using Crm.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Crm.Conformance.Storage;

/// <summary>What each database makes of a value: saved in one context, read in a new one.</summary>
public sealed class StorageRoundtripSuite : VectorSuite
{
    public override string Name => "primitives/storage_roundtrip";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        using SqliteConnection connection = new("Data Source=:memory:");
        connection.Open();
        Lazy<Store> sqlite = new(() => new Store(new DbContextOptionsBuilder<StorageContext>().UseSqlite(connection).Options));
        Lazy<Store> postgres = new(static () => new Store(new DbContextOptionsBuilder<StorageContext>().UseNpgsql(PostgresServer.Instance.CreateDatabase("storage")).Options));
        foreach ((string name, JsonElement row) in file.Rows())
        {
            string? provider = Expect.Text(row.GetProperty("provider"));
            if (provider == "postgres" && WhyNoServer() is string why) cases.Skip(name, why);
            else if (provider is not ("sqlite" or "postgres")) cases.Skip(name, $"no code for the provider '{provider}'");
            else if (ConversionOf(row.GetProperty("kind").GetString()!) is not Conversion conversion) cases.Skip(name, $"no code for the kind '{row.GetProperty("kind")}'");
            else
            {
                cases.Case(name, () => Expect.SequenceEqual(
                    Texts(row.GetProperty("output")),
                    (provider == "sqlite" ? sqlite : postgres).Value.RoundTrip(conversion, [.. Texts(row.GetProperty("input"))])));
            }
        }
    }

    /// <summary>Why the rows of PostgreSQL are skipped; in CI they are not: a server that does not start fails them.</summary>
    private static string? WhyNoServer()
    {
        if (PostgresBinaries.SkipReason is string missing) return missing;
        try
        {
            _ = PostgresServer.Instance;
            return null;
        }
        catch (InvalidOperationException error) when (!PostgresBinaries.InCi)
        {
            return "because " + error.Message.ReplaceLineEndings(" ");
        }
    }

    private static Conversion? ConversionOf(string kind) => kind switch
    {
        "Instant->DateTime(UTC)" => new(static (r, t) => r.AsDateTime = InstantPattern.ExtendedIso.Parse(t).Value, static r => InstantPattern.ExtendedIso.Format(r.AsDateTime!.Value)),
        "Instant->Int64 ticks" => new(static (r, t) => r.AsTicks = InstantPattern.ExtendedIso.Parse(t).Value, static r => InstantPattern.ExtendedIso.Format(r.AsTicks!.Value)),
        "LocalDate->DateOnly" => new(static (r, t) => r.AsDate = LocalDatePattern.Iso.Parse(t).Value, static r => LocalDatePattern.Iso.Format(r.AsDate!.Value)),
        "decimal(19,4)" => Number(ordered: false),
        "order by decimal" => Number(ordered: true),
        _ => null,
    };

    private static Conversion Number(bool ordered) => new(
        static (r, t) => r.Number = decimal.Parse(t, NumberStyles.Number, CultureInfo.InvariantCulture),
        static r => r.Number!.Value.ToString(CultureInfo.InvariantCulture),
        ordered);

    /// <summary>One value, or the values of a list.</summary>
    private static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(static e => Expect.Text(e)!) : [Expect.Text(element)!];

    private sealed record Conversion(Action<StoredRow, string> Write, Func<StoredRow, string> Read, bool OrderByNumber = false);

    private sealed class Store
    {
        private readonly DbContextOptions<StorageContext> _options;
        private int _next;

        public Store(DbContextOptions<StorageContext> options)
        {
            _options = options;
            using StorageContext context = new(options);
            context.Database.EnsureCreated();
        }

        public IEnumerable<string> RoundTrip(Conversion conversion, IReadOnlyList<string> inputs)
        {
            int first = _next;
            using (StorageContext context = new(_options))
            {
                foreach (string input in inputs)
                {
                    StoredRow row = new() { Id = _next++ };
                    conversion.Write(row, input);
                    context.Rows.Add(row);
                }

                context.SaveChanges();
            }

            using StorageContext again = new(_options);
            IQueryable<StoredRow> rows = again.Rows.Where(r => r.Id >= first && r.Id < _next);
            return [.. (conversion.OrderByNumber ? rows.OrderBy(static r => r.Number) : rows.OrderBy(static r => r.Id)).AsEnumerable().Select(conversion.Read)];
        }
    }
}
