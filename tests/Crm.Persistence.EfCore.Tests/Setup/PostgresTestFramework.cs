using Crm.Testing;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Crm.Persistence.EfCore.Tests.PostgresTestFramework", "Crm.Persistence.EfCore.Tests")]

namespace Crm.Persistence.EfCore.Tests;

/// <summary>
/// Contract tests are inherited facts, so the attribute cannot know that a class needs PostgreSQL: here, a class with the fixture
/// <see cref="PostgresTestDatabase"/> is skipped as a whole where the programs are not installed (and never in CI).
/// </summary>
public sealed class PostgresTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new Discoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Discoverer(IAssemblyInfo assembly, ISourceInformationProvider source, IMessageSink messages)
        : XunitTestFrameworkDiscoverer(assembly, source, messages)
    {
        protected override bool FindTestsForMethod(
            ITestMethod testMethod, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions)
        {
            bool needsPostgres = testMethod.TestClass.Class.Interfaces.Any(static i => i.ToRuntimeType() == typeof(IClassFixture<PostgresTestDatabase>));
            bool isTest = testMethod.Method.GetCustomAttributes(typeof(FactAttribute)).Any();
            if (PostgresBinaries.SkipReason is not string reason || !needsPostgres || !isTest)
                return base.FindTestsForMethod(testMethod, includeSourceInformation, messageBus, discoveryOptions);
            using XunitSkippedDataRowTestCase skipped = new(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(),
                discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, reason);
            return ReportDiscoveredTestCase(skipped, includeSourceInformation, messageBus);
        }
    }
}
