using System.ComponentModel;
using System.Diagnostics;
using Crm.Documents;
using Crm.Primitives;

namespace Crm.SampleHost.Web;

/// <summary>Prints documents with the Chromium of the machine, without a window and without a network.</summary>
/// <remarks>
/// A process, a temporary folder with the document and an empty profile for each document; both are gone afterwards. The document is
/// read from a file, every name of a host leads nowhere, and a printing that takes too long is ended.
/// </remarks>
/// <param name="program">The program; null for the one that is installed.</param>
/// <param name="timeout">How long a document may take; null for a minute.</param>
public sealed class ChromiumPdfRenderer(string? program = null, TimeSpan? timeout = null) : IPdfRenderer
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly string? _program = program ?? Find();
    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromMinutes(1);

    /// <summary>Where Chromium is installed: what CRM_CHROMIUM names, else the first in the PATH; null if there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CRM_CHROMIUM") is { Length: > 0 } chosen) return File.Exists(chosen) ? chosen : null;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <inheritdoc/>
    public async Task<Result<byte[]>> RenderAsync(string html, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(html);
        if (_program is null) return Result.Unavailable("Chromium is not installed: install the package chromium, or name the program in CRM_CHROMIUM.");
        string folder = Directory.CreateTempSubdirectory("crm-pdf-").FullName;
        try
        {
            string source = Path.Combine(folder, "document.html"), target = Path.Combine(folder, "document.pdf");
            await File.WriteAllTextAsync(source, html, cancellationToken);
            string? trouble = await PrintAsync(folder, source, target, cancellationToken);
            return trouble is null && File.Exists(target)
                ? await File.ReadAllBytesAsync(target, cancellationToken)
                : Result.Unavailable($"Chromium did not print the document: {trouble ?? "it wrote no file"}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Null if it worked; else what was wrong.</summary>
    private async Task<string?> PrintAsync(string folder, string source, string target, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(_program!,
        [
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync", "--disable-dev-shm-usage",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-javascript", "--no-pdf-header-footer", "--user-data-dir=" + Path.Combine(folder, "profile"),
            // Its sandbox does not run as root, which is how containers usually run.
            .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
            "--print-to-pdf=" + target, new Uri(source).AbsoluteUri,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["HOME"] = folder;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        try
        {
            using Process process = Process.Start(start)!;
            try
            {
                Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token), output = process.StandardOutput.ReadToEndAsync(limit.Token);
                await process.WaitForExitAsync(limit.Token);
                await output;
                return process.ExitCode == 0 ? null : $"it ended with {process.ExitCode}, {(await errors).Trim()}";
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
                return $"it took longer than {_timeout.TotalSeconds:0} seconds";
            }
        }
        catch (Win32Exception error)
        {
            return $"{_program} does not start, {error.Message}";
        }
    }
}
