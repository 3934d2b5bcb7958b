using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>One thing with a serial number that a customer has, and its warranty.</summary>
public sealed class InstalledAsset
{
    private InstalledAsset()
    {
    }

    /// <summary>The id.</summary>
    public InstalledAssetId Id { get; private set; }

    /// <summary>The serial number: the key by which others refer to it.</summary>
    public string Serial { get; private set; } = "";

    /// <summary>The product.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>The production batch; null if unknown.</summary>
    public string? Batch { get; private set; }

    /// <summary>Who has it.</summary>
    public string PartyKey { get; private set; } = "";

    /// <summary>The order it was delivered for.</summary>
    public string OrderNumber { get; private set; } = "";

    /// <summary>The local date of delivery.</summary>
    public LocalDate DeliveredOn { get; private set; }

    /// <summary>The last day of warranty; null without one.</summary>
    public LocalDate? WarrantyUntil { get; private set; }

    /// <summary>The things of a delivery: one for each serial number.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="newId">Makes an id for each.</param>
    public static IReadOnlyList<InstalledAsset> Of(Delivery delivery, Func<InstalledAssetId> newId)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(newId);
        return
        [
            .. delivery.Serials.Select(serial => new InstalledAsset
            {
                Id = newId(), Serial = serial, Sku = delivery.Sku, Batch = delivery.Batch, PartyKey = delivery.PartyKey,
                OrderNumber = delivery.OrderNumber, DeliveredOn = delivery.DeliveredOn, WarrantyUntil = delivery.WarrantyUntil,
            }),
        ];
    }

    /// <summary>Whether the warranty covers a day; the day of delivery and the last day are both covered.</summary>
    /// <param name="date">The local date.</param>
    public WarrantyAnswer WarrantyOn(LocalDate date) => new(WarrantyUntil is LocalDate until && date >= DeliveredOn && date <= until, WarrantyUntil);
}
