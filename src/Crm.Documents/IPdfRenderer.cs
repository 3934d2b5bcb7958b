using Crm.Primitives;

namespace Crm.Documents;

/// <summary>Prints an HTML document to PDF. The package renders HTML; what prints it is the host's choice, such as a headless browser.</summary>
public interface IPdfRenderer
{
    /// <summary>Prints a document. Paper size and margins are those that the document itself states.</summary>
    /// <param name="html">A document of <see cref="DocumentRenderer.Render"/>: it is complete and asks for nothing from outside.</param>
    /// <param name="cancellationToken">Stops the printing.</param>
    /// <returns>The PDF; or <see cref="ResultStatus.Unavailable"/> where the printer is missing or does not answer.</returns>
    Task<Result<byte[]>> RenderAsync(string html, CancellationToken cancellationToken);
}
