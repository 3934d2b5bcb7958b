namespace Crm.Testing;

/// <summary>A database of its own for a test class: <c>IClassFixture&lt;PostgresDatabase&gt;</c>. Nothing starts before it is used.</summary>
public sealed class PostgresDatabase
{
    private readonly Lazy<string> _connectionString = new(static () => PostgresServer.Instance.CreateDatabase("tests"));

    /// <summary>The connection string of an empty database.</summary>
    public string ConnectionString => _connectionString.Value;
}
