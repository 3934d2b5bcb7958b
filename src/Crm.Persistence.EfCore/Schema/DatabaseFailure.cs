using System.Data.Common;
using System.Globalization;

namespace Crm.Persistence.EfCore;

/// <summary>What a database's error means. Told by its SQL state or by SQLite's number, since this package references no provider.</summary>
internal enum DatabaseFailure
{
    Other,
    Duplicate,
    Locked,
    NoTable,
    NotADatabase,
    Unreachable,
}

/// <summary>Reads errors.</summary>
internal static class DatabaseErrors
{
    private const string SqlitePrefix = "SQLite Error ";

    extension(DatabaseFailure)
    {
        /// <summary>What this error means. EF Core and its execution strategies wrap the database's own.</summary>
        internal static DatabaseFailure Of(Exception error) => Cause(error) is DbException cause ? OfDatabase(cause) : DatabaseFailure.Other;
    }

    /// <summary>The database's own error, or null.</summary>
    internal static DbException? Cause(Exception error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            if (e is DbException cause) return cause;
        }

        return null;
    }

    private static DatabaseFailure OfDatabase(DbException error) =>
        error.Message.StartsWith(SqlitePrefix, StringComparison.Ordinal) ? OfSqlite(error.Message) : OfPostgres(error.SqlState);

    // https://www.sqlite.org/rescode.html
    private static DatabaseFailure OfSqlite(string message)
    {
        string digits = new([.. message[SqlitePrefix.Length..].TakeWhile(char.IsAsciiDigit)]);
        return int.Parse(digits, CultureInfo.InvariantCulture) switch
        {
            1 when message.Contains("no such table", StringComparison.Ordinal) => DatabaseFailure.NoTable,
            5 or 6 => DatabaseFailure.Locked,
            14 => DatabaseFailure.Unreachable,
            11 or 26 => DatabaseFailure.NotADatabase,
            19 when message.Contains("UNIQUE", StringComparison.Ordinal) => DatabaseFailure.Duplicate,
            _ => DatabaseFailure.Other,
        };
    }

    // https://www.postgresql.org/docs/current/errcodes-appendix.html; no state at all means that there was no answer.
    private static DatabaseFailure OfPostgres(string? state) => state switch
    {
        null => DatabaseFailure.Unreachable,
        "23505" => DatabaseFailure.Duplicate,
        "55P03" or "40P01" => DatabaseFailure.Locked,
        "42P01" or "3F000" => DatabaseFailure.NoTable,
        "3D000" or "57P03" or "53300" => DatabaseFailure.Unreachable,
        _ when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("28", StringComparison.Ordinal) => DatabaseFailure.Unreachable,
        _ => DatabaseFailure.Other,
    };
}
