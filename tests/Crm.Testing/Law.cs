using FsCheck;
using FsCheck.Fluent;

namespace Crm.Testing;

/// <summary>
/// Runs a property from an xunit fact and stands in for FsCheck.Xunit's attribute. A failing case is shrunk and printed with its replay seed.
/// </summary>
public static class Law
{
    /// <summary>The law holds for every generated value.</summary>
    /// <param name="generator">Where the values come from.</param>
    /// <param name="law">Throws, or returns false, where the law is broken.</param>
    /// <param name="cases">How many values are tried.</param>
    public static void Holds<T>(Gen<T> generator, Func<T, bool> law, int cases = 1_000) =>
        Holds(generator.ToArbitrary(), law, cases);

    /// <inheritdoc cref="Holds{T}(Gen{T},Func{T,bool},int)"/>
    public static void Holds<T>(Arbitrary<T> values, Func<T, bool> law, int cases = 1_000) =>
        Prop.ForAll(values, law).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
}
