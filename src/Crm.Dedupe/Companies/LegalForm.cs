using System.Collections.Immutable;

namespace Crm.Dedupe;

/// <summary>A legal form with the ways it is written.</summary>
/// <param name="Code">Its code; spellings of one form share it.</param>
/// <param name="Spellings">How it is written, such as <c>Ltd</c> and <c>Limited</c>. Case and dots do not matter, marks do: <c>A.Ş.</c> is
/// another form than <c>AS</c>.</param>
/// <param name="MayLead">True if it may stand before the name, as 株式会社 does. The default is false.</param>
public sealed record LegalForm(string Code, ImmutableArray<string> Spellings, bool MayLead = false);
