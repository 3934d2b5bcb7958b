namespace Crm.Dedupe;

/// <summary>A field of the records that are matched.</summary>
/// <param name="Name">Its name; unique in a definition.</param>
/// <param name="Kind">What it holds.</param>
public sealed record RecordField(string Name, FieldKind Kind);
