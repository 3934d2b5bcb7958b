using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Crm.Persistence.EfCore;

/// <summary>Any number of rows as parameters of one prepared statement: an array a column on PostgreSQL, one JSON text on SQLite.</summary>
internal static class SqlRows
{
    /// <summary>What stands in the FROM clause: the rows under the name r.</summary>
    /// <param name="provider">The database.</param>
    /// <param name="columns">The names of the columns.</param>
    internal static string Source(CrmProvider provider, params string[] columns) => provider == CrmProvider.PostgreSql
        ? $"unnest({string.Join(", ", columns.Select(static (_, i) => Name(i)))}) AS r({string.Join(", ", columns)})"
        : $"(SELECT {string.Join(", ", columns.Select(static (c, i) => string.Create(CultureInfo.InvariantCulture, $"json_extract(value, '$[{i}]') AS {c}")))} FROM json_each(@r)) AS r";

    /// <summary>Gives a command its rows.</summary>
    /// <param name="command">The command.</param>
    /// <param name="provider">The database.</param>
    /// <param name="columns">The columns in the order of <see cref="Source"/>: texts, whole numbers or instants as the database stores them.</param>
    internal static void Bind(DbCommand command, CrmProvider provider, Array[] columns)
    {
        if (provider == CrmProvider.PostgreSql)
        {
            for (int i = 0; i < columns.Length; i++) Add(command, Name(i), columns[i]);
        }
        else
        {
            Add(command, "@r", Json(columns));
        }
    }

    internal static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private static string Name(int column) => string.Create(CultureInfo.InvariantCulture, $"@r{column}");

    private static string Json(Array[] columns)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartArray();
            for (int row = 0; row < columns[0].Length; row++)
            {
                json.WriteStartArray();
                foreach (Array column in columns)
                {
                    if (column is string[] texts) json.WriteStringValue(texts[row]);
                    else json.WriteNumberValue(((long[])column)[row]);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
