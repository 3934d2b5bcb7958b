namespace Crm.SampleHost.Scenario;

/// <summary>A parameter of the scenario is missing or of the wrong kind; the message starts with its path.</summary>
/// <param name="message">The path, and what is wrong with it.</param>
public sealed class ParameterException(string message) : Exception(message);
