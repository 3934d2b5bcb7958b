using System.Collections.Immutable;

namespace Crm.Dedupe;

/// <summary>What a mail provider ignores in the local part of its addresses.</summary>
/// <param name="Domains">Its domains, in lower case; the first one stands for all of them in the match key.</param>
/// <param name="IgnoresDots">True if <c>j.doe</c> and <c>jdoe</c> are one mailbox.</param>
/// <param name="IgnoresTag">True if everything from the first <c>+</c> on is a tag.</param>
/// <param name="UnifiesDomains">True if the same local part at each of its domains is one mailbox.</param>
public sealed record EmailProvider(ImmutableArray<string> Domains, bool IgnoresDots, bool IgnoresTag, bool UnifiesDomains);
