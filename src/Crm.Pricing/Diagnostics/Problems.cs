using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Gathers everything that a compile finds, so that the caller gets all of it at once.</summary>
internal sealed class Problems
{
    private readonly List<ValidationError> _errors = [];
    private readonly List<ValidationError> _diagnostics = [];

    internal bool HasErrors => _errors.Count > 0;

    internal IReadOnlyList<ValidationError> Errors => _errors;

    /// <summary>Warnings and hints: they do not prevent the engine.</summary>
    internal IReadOnlyList<ValidationError> Diagnostics => _diagnostics;

    internal void Error(string path, string code, string message) => _errors.Add(new ValidationError(path, message, code));

    internal void Warning(string path, string code, string message) =>
        _diagnostics.Add(new ValidationError(path, message, code, Severity.Warning));

    internal void Hint(string path, string code, string message) =>
        _diagnostics.Add(new ValidationError(path, message, code, Severity.Info));

    internal void Require(bool holds, string path, string code, string message)
    {
        if (!holds) Error(path, code, message);
    }
}
