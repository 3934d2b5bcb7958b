using Crm.SampleHost;

namespace Crm.Samples.Tests;

/// <summary>One run of the sample host in this process.</summary>
/// <param name="ExitCode">What the shell would see.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record HostRun(int ExitCode, string Output, string Error)
{
    public static async Task<HostRun> Of(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = await SampleProgram.RunAsync(args, output, error);
        return new HostRun(code, output.ToString(), error.ToString());
    }
}
