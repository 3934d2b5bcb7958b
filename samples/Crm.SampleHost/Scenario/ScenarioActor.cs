namespace Crm.SampleHost.Scenario;

/// <summary>Who acts: a user (<c>rep1</c>), or someone who comes in through a channel (<c>portal:P-CFO</c>, <c>partner:AG-1</c>).</summary>
/// <param name="Text">As written.</param>
/// <param name="Channel">What stands before the colon; empty for a user of the house.</param>
/// <param name="Id">Who it is, without channel and without a comment in brackets.</param>
public sealed record ScenarioActor(string Text, string Channel, string Id)
{
    /// <summary>True for the scheduler: only its steps fire clock triggers.</summary>
    public bool IsClock => Channel.Length == 0 && Id == "clock";

    /// <summary>Takes the text apart.</summary>
    /// <param name="text">The actor as written in the file.</param>
    public static ScenarioActor Parse(string text)
    {
        string bare = Comparison.WithoutComment(text);
        int colon = bare.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new ScenarioActor(text, "", bare) : new ScenarioActor(text, bare[..colon], bare[(colon + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
