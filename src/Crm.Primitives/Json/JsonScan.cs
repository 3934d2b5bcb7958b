using System.Globalization;
using System.Text.Json;

namespace Crm.Primitives;

/// <summary>One pass over a JSON text that builds nothing: is it JSON, is it within the limits, has an object a member twice?</summary>
internal static class JsonScan
{
    /// <returns>False if the text must not be read any further.</returns>
    internal static bool Check(ReadOnlySpan<byte> utf8, DefinitionLimits limits, JsonProblems problems)
    {
        if (utf8.Length > limits.Bytes)
        {
            problems.Add("", DefinitionErrors.TooLarge, Invariant($"The text has {utf8.Length} bytes; {limits.Bytes} are allowed."));
            return false;
        }

        Place place = new();
        try
        {
            return Walk(utf8, limits, problems, place);
        }
        catch (JsonException error)
        {
            problems.Add(place.Path, DefinitionErrors.Malformed,
                Invariant($"This is no JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1} is wrong."));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8, inside a text.
            problems.Add(place.Path, DefinitionErrors.Malformed, "This is no JSON: a text holds bytes that are no characters.");
        }

        return false;
    }

    private static bool Walk(ReadOnlySpan<byte> utf8, DefinitionLimits limits, JsonProblems problems, Place place)
    {
        // The reader's own limit is one deeper, so that ours is reported first, with its own code.
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = limits.Depth + 1 });
        int nodes = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    string name = reader.GetString()!;
                    if (name.Length > limits.TextLength) TooLong(place.Path, name.Length);
                    if (!place.Name(name)) problems.DuplicateMember(place.Path, name);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    place.Close();
                    continue;
            }

            place.NextItem();
            if (++nodes > limits.Nodes)
            {
                problems.Add("", DefinitionErrors.TooManyNodes, Invariant($"The text holds more than {limits.Nodes} values: split the definition."));
                return false;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                if (reader.CurrentDepth >= limits.Depth)
                {
                    problems.Add(place.Path, DefinitionErrors.TooDeep, Invariant($"The values are nested deeper than {limits.Depth}: flatten them."));
                    return false;
                }

                place.Open(reader.TokenType == JsonTokenType.StartObject);
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                int length = reader.GetString()!.Length;
                if (length > limits.TextLength) TooLong(place.Path, length);
            }
        }

        return true;

        void TooLong(string path, int length) => problems.Add(
            path, DefinitionErrors.TextTooLong, Invariant($"The text has {length} characters; {limits.TextLength} are allowed: shorten it."));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where in the document the reader stands.</summary>
    private sealed class Place
    {
        private readonly Stack<Level> _levels = new();

        /// <summary>The pointer of the current value; made only when something is wrong there.</summary>
        internal string Path => string.Concat(_levels.Reverse().Select(static level =>
            level.Names is null ? JsonProblems.Item("", level.Index) : level.Current is null ? "" : JsonProblems.Member("", level.Current)));

        internal void Open(bool isObject) => _levels.Push(new Level(isObject ? new HashSet<string>(StringComparer.Ordinal) : null));

        internal void Close() => _levels.Pop();

        /// <returns>False if the object has the member already.</returns>
        internal bool Name(string name)
        {
            Level level = _levels.Peek();
            level.Current = name;
            return level.Names!.Add(name);
        }

        internal void NextItem()
        {
            if (_levels.TryPeek(out Level? level) && level.Names is null) level.Index++;
        }

        private sealed class Level(HashSet<string>? names)
        {
            internal HashSet<string>? Names { get; } = names;

            internal string? Current { get; set; }

            internal int Index { get; set; } = -1;
        }
    }
}
