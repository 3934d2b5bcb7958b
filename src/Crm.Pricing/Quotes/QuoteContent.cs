using System.Security.Cryptography;
using System.Text.Json;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What a quote says, as one JSON document: request, prices and trace. The same content is the same bytes.</summary>
public static class QuoteContent
{
    /// <summary>What has no terms is still written as version 1, so that the hashes of what was agreed to before there were any hold.</summary>
    private const int WithTerms = 2;

    /// <summary>The document in UTF-8.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="prices">What it came to.</param>
    public static byte[] ToJson(QuoteRequest request, PricedQuote prices)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(prices);
        return JsonSerializer.SerializeToUtf8Bytes(new QuoteContentDocument(request.Terms is null ? 1 : WithTerms, request, prices), PricingJsonContext.Default.QuoteContentDocument);
    }

    /// <summary>Reads a document that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The document in UTF-8.</param>
    /// <returns>Request and prices; or <c>pricing.json</c> with what is wrong, or <c>pricing.duplicate_id</c> for each line whose id an earlier one has.</returns>
    public static Result<(QuoteRequest Request, PricedQuote Prices)> Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            QuoteContentDocument? document = JsonSerializer.Deserialize(json, PricingJsonContext.Default.QuoteContentDocument);
            if (document is { SchemaVersion: 1 or WithTerms }) return Checked(document);
            return Result.Invalid(new ValidationError("/schemaVersion", $"The version of the document is not 1 or {WithTerms}: upgrade the library that reads it.", "pricing.schema_version"));
        }
        catch (JsonException broken)
        {
            return Result.Invalid(new ValidationError(Pointer(broken.Path), broken.Message, "pricing.json"));
        }
        catch (NotSupportedException unnamed)
        {
            // A price that does not say its model: it has no other way to be read, and the sentence says where it stands.
            return Result.Invalid(new ValidationError("", unnamed.Message, "pricing.json"));
        }
    }

    /// <summary>What was written has every id once, and what reads it looks lines up by their ids.</summary>
    private static Result<(QuoteRequest Request, PricedQuote Prices)> Checked(QuoteContentDocument document)
    {
        Problems problems = new();
        Unique(document.Request.Lines, static line => line.Id, "/request/lines");
        Unique(document.Prices.Lines, static line => line.Id, "/prices/lines");
        return problems.HasErrors ? Result.Invalid(problems.Errors) : (document.Request, document.Prices);

        void Unique<T>(IReadOnlyList<T?> lines, Func<T, string> id, string path)
            where T : class
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            for (int i = 0; i < lines.Count; i++)
            {
                if (lines[i] is not T line) problems.Error(FormattableString.Invariant($"{path}/{i}"), "pricing.json", "There is null instead of a line.");
                else if (!seen.Add(id(line))) problems.Error(FormattableString.Invariant($"{path}/{i}/id"), "pricing.duplicate_id", $"The line {id(line)} is there twice: ids are unique.");
            }
        }
    }

    /// <summary>The JSON Pointer of a path such as <c>$.prices.lines[0].net</c>; content has no names with dots or brackets.</summary>
    private static string Pointer(string? path) => path is null ? "" : path.TrimStart('$').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');

    /// <summary>SHA-256 of the document, as 64 hexadecimal digits: two quotes say the same if and only if their hashes agree.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="prices">What it came to.</param>
    public static string Hash(QuoteRequest request, PricedQuote prices) => Convert.ToHexStringLower(SHA256.HashData(ToJson(request, prices)));
}
