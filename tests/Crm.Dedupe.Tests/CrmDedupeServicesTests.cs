using Crm.Primitives;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Crm.Dedupe.Tests;

public sealed class CrmDedupeServicesTests
{
    [Fact]
    public void AddCrmDedupe_Twice_RegistersOnceAndConfiguresInOrder()
    {
        ServiceCollection services = new();
        services.AddCrmDedupe(static o => o.PhoneRegion = "DE").AddCrmDedupe(static o => o.PhoneRegion = "CN");
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal("+8613800138001", provider.GetRequiredService<ContactNormalizer>().Phone("138 0013 8001").Value.E164);
        Assert.Single(services, static s => s.ServiceType == typeof(ContactNormalizer));
    }

    [Fact]
    public void AddCrmDedupe_UnknownRegion_IsRefusedAtStart()
    {
        using ServiceProvider provider = new ServiceCollection().AddCrmDedupe(static o => o.PhoneRegion = "XX").BuildServiceProvider();
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("PhoneRegion", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ContactNormalizer_WhatIsNoKey_SaysWhy()
    {
        ContactNormalizer contacts = ContactNormalizer.ForRegion("CN").Value;
        Assert.Equal("li.na@example.com", contacts.Email("Li.Na@Example.com").Value.Address);
        Assert.Equal("dedupe.email_unusable", Code(contacts.Email("nobody").ToResult()));
        Assert.Equal("dedupe.phone_unusable", Code(contacts.Phone("none").ToResult()));
        Assert.Equal("dedupe.phone_invalid", Code(contacts.Phone("12345").ToResult()));
    }

    private static string? Code(Result result) => result.ValidationErrors.Single().ErrorCode;
}
