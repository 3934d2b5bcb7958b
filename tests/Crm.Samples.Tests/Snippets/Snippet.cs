namespace Crm.Samples.Tests.Snippets;

/// <summary>A <c>csharp</c> block of a README and the <c>text</c> block that follows it.</summary>
/// <param name="Code">The code, with line feeds and one at the end.</param>
/// <param name="Output">What it prints; null if no text block follows before the next code.</param>
internal sealed record Snippet(string Code, string? Output)
{
    /// <summary>All of a Markdown file, in order.</summary>
    public static IReadOnlyList<Snippet> In(string path)
    {
        List<Snippet> found = [];
        string? language = null;
        List<string> block = [];
        foreach (string line in File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n'))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                block.Add(line);
                continue;
            }

            string text = string.Join('\n', block).TrimEnd() + "\n";
            if (language == "csharp")
                found.Add(new Snippet(text, null));
            else if (language == "text" && found is [.., { Output: null } last])
                found[^1] = last with { Output = text };
            language = language is null ? line[3..].Trim() : null;
            block.Clear();
        }

        return found;
    }
}
