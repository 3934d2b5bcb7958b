using Xunit;

namespace Crm.Testing;

/// <summary>A theory that needs PostgreSQL. Skipped where its programs are not installed; in CI it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresBinaries.SkipReason;
}
