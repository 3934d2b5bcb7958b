namespace Crm.Domain;

/// <summary>The ways to reach a party.</summary>
public enum ContactPointKind
{
    /// <summary>A mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A postal address, as one text.</summary>
    Postal,

    /// <summary>A web page.</summary>
    Web,

    /// <summary>An account in a social network.</summary>
    Social,

    /// <summary>An account of a messaging service.</summary>
    Messaging,
}
