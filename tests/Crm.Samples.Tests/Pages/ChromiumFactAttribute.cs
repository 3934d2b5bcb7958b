using Crm.SampleHost.Web;
using Crm.Testing;
using Xunit;

namespace Crm.Samples.Tests.Pages;

/// <summary>A fact that needs Chromium. Skipped where it is not installed; in CI it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = ChromiumPdfRenderer.Find() is null && !PostgresBinaries.InCi ? "because Chromium is not installed" : null;
}
