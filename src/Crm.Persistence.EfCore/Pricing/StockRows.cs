using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>What was counted of a product. Whoever promises or books some of it locks this row first.</summary>
internal sealed class StockPositionRow
{
    private StockPositionRow()
    {
    }

    internal StockPositionRow(string product, decimal onHand)
    {
        Product = product;
        OnHand = onHand;
    }

    public string Product { get; private set; } = "";

    public decimal OnHand { get; private set; }
}

/// <summary>What is to become of a move.</summary>
internal enum StockMoveState
{
    /// <summary>Some of it is still to come or to go out.</summary>
    Open,

    /// <summary>All of it was booked.</summary>
    Booked,

    /// <summary>What was open of it was given up.</summary>
    Released,
}

/// <summary>A line of a receipt that is expected, or of a reservation.</summary>
internal sealed class StockMoveRow
{
    private StockMoveRow()
    {
    }

    internal StockMoveRow(string key, string lineId, int position, string product, LocalDate day, decimal units)
    {
        MoveKey = key;
        LineId = lineId;
        Position = position;
        Product = product;
        Day = day;
        Units = OpenUnits = units;
    }

    public string MoveKey { get; private set; } = "";

    public string LineId { get; private set; } = "";

    /// <summary>The place in the reservation.</summary>
    public int Position { get; private set; }

    public string Product { get; private set; } = "";

    public LocalDate Day { get; private set; }

    /// <summary>Greater than 0 for a receipt, less for a promise; as it was said first.</summary>
    public decimal Units { get; private set; }

    /// <summary>What of it is still to come or to go out.</summary>
    public decimal OpenUnits { get; private set; }

    public StockMoveState State { get; private set; }
}
