using Xunit;

namespace Crm.Testing;

/// <summary>A fact that needs PostgreSQL. Skipped where its programs are not installed; in CI it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresBinaries.SkipReason;
}
