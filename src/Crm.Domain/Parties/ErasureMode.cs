namespace Crm.Domain;

/// <summary>What an erasure leaves of a party.</summary>
public enum ErasureMode
{
    /// <summary>It was not erased.</summary>
    None,

    /// <summary>Nothing but the id: no document had to be kept.</summary>
    Erased,

    /// <summary>The id and the documents that the law wants kept, without a person in them.</summary>
    Anonymised,
}
