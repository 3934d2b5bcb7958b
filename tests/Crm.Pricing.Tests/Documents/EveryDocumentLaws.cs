using System.Globalization;
using Xunit;

namespace Crm.Pricing.Tests.Documents;

/// <summary>Every document adds up: in all tax modes, rounding modes and smallest units, whatever its lines, taxes and discounts.</summary>
/// <remarks>
/// A few in every run; as many as <c>CRM_DOCUMENT_CASES</c> says when it is set. Documents have numbers, so a run of ten million meets the same
/// ones everywhere, and the message of a failure has the number and the smallest document that still fails.
/// </remarks>
public sealed class EveryDocumentLaws
{
    private const long Default = 20_000;

    /// <summary>The trace is looked at in one case of this many; coprime to the number of policies, so that each gets its turn.</summary>
    private const int TracedOneIn = 7;

    private static long Cases => long.TryParse(Environment.GetEnvironmentVariable("CRM_DOCUMENT_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out long cases) ? cases : Default;

    [Fact]
    public void AnyDocument_AddsUp()
    {
        Assert.Equal(5, DocumentSource.SmallestUnits);
        const int Threads = 2;
        string?[] found = new string?[Threads];
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            DocumentSource source = new();
            DocumentAudit audit = new();
            for (long number = thread; number < Cases && found[thread] is null; number += Threads)
            {
                AnyDocument document = source.Make(number);
                bool traced = number % TracedOneIn == 0;
                if (audit.Problem(document, DocumentSource.PolicyOf(number), traced) is string problem) found[thread] = $"Document {number}: {problem}.\n{Smallest(document, number)}";
            }
        });
        Assert.True(found.All(static f => f is null), string.Join('\n', found));
    }

    /// <summary>Takes away what can be taken away as long as something stays off.</summary>
    private static string Smallest(AnyDocument document, long number)
    {
        string? Problem(AnyDocument smaller) => new DocumentAudit().Problem(smaller, DocumentSource.PolicyOf(number), traced: true);
        if (Problem(document) is null) return "It is right by itself: it is off after the documents before it.";
        while (Smaller(document).FirstOrDefault(smaller => Problem(smaller) is not null) is AnyDocument smaller) document = smaller;
        return $"{Problem(document)}: {document}";
    }

    private static IEnumerable<AnyDocument> Smaller(AnyDocument document)
    {
        QuoteRequest request = document.Request;
        if (request.DocumentDiscount is not null) yield return document with { Request = request with { DocumentDiscount = null } };
        for (int i = 0; i < request.Lines.Count; i++) yield return document with { Request = request with { Lines = [.. request.Lines.Where((_, k) => k != i)] } };
        for (int i = 0; i < request.Lines.Count; i++)
        {
            foreach (QuoteLineRequest line in Smaller(request.Lines[i]))
                yield return document with { Request = request with { Lines = [.. request.Lines.Select((old, k) => k == i ? line : old)] } };
        }
    }

    private static IEnumerable<QuoteLineRequest> Smaller(QuoteLineRequest line)
    {
        for (int i = 0; i < line.Taxes!.Count; i++) yield return line with { Taxes = [.. line.Taxes.Where((_, k) => k != i)] };
        for (int i = 0; i < line.Discounts.Count; i++) yield return line with { Discounts = [.. line.Discounts.Where((_, k) => k != i)] };
        if (line.ProrateMultiplier != 1m) yield return line with { ProrateMultiplier = 1m };
        if (line.Quantity != 1m && line.Quantity != -1m) yield return line with { Quantity = line.Quantity < 0m ? -1m : 1m };
    }
}
