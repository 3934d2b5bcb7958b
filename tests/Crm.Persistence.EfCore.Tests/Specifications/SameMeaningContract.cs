using Crm.Primitives;
using Crm.Testing.Conditions;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>The law: a condition, and the criterion made of it, selects the same rows in memory and in the database.</summary>
public abstract class SameMeaningContract(TestDatabase database)
{
    private const int Seed = 20261121;
    private const int Cases = 10_000;

    [Fact]
    public void Criterion_TenThousandGeneratedConditions_SelectsTheSameRowsAsInMemory()
    {
        IReadOnlyList<ConditionRow> rows = ConditionGenerators.Rows(60, Seed);
        using CrmDbContext context = database.Open(static crm => crm.Add(new ConditionRowPart()));
        context.CrmSet<ConditionRow>().AddRange(rows);
        context.SaveChanges();
        context.ChangeTracker.Clear();

        int neverTrue = 0, alwaysTrue = 0, count = 0;
        Criterion<ConditionRow> before = Criterion<ConditionRow>.None;
        foreach (Condition condition in ConditionGenerators.Conditions(Cases, Seed + 1))
        {
            Criterion<ConditionRow> made = condition.Compile(ConditionRow.Fields).Value.ToCriterion().Value;
            // Every second case is composed with the one before it, by the operators of criteria.
            Criterion<ConditionRow> criterion = (++count % 4) switch { 0 => made & !before, 2 => before | !made, _ => made };
            before = made;
            List<int> inMemory = [.. rows.Where(criterion.IsSatisfiedBy).Select(static r => r.Id)];
            List<int> inStore = [.. context.CrmSet<ConditionRow>().Where(criterion.ToExpression()).Select(static r => r.Id).OrderBy(static id => id)];
            Assert.True(inMemory.SequenceEqual(inStore),
                $"{criterion.Name}\nin memory: {string.Join(' ', inMemory)}\nin the store: {string.Join(' ', inStore)}\n"
                + string.Join('\n', rows.Where(r => inMemory.Contains(r.Id) != inStore.Contains(r.Id))));
            if (inMemory.Count == 0) neverTrue++;
            if (inMemory.Count == rows.Count) alwaysTrue++;
        }

        // The law says little where every condition is trivial.
        Assert.InRange(neverTrue + alwaysTrue, 0, Cases / 2);
    }
}

public sealed class SqliteSameMeaningTests(SqliteTestDatabase database) : SameMeaningContract(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresSameMeaningTests(PostgresTestDatabase database) : SameMeaningContract(database), IClassFixture<PostgresTestDatabase>;
