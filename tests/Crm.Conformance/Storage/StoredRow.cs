using NodaTime;

namespace Crm.Conformance.Storage;

/// <summary>The minimal entity of the suite: one column for each conversion that the file names.</summary>
public sealed class StoredRow
{
    public int Id { get; set; }

    public Instant? AsDateTime { get; set; }

    public Instant? AsTicks { get; set; }

    public LocalDate? AsDate { get; set; }

    public decimal? Number { get; set; }
}
