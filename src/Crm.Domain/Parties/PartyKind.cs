namespace Crm.Domain;

/// <summary>What a party is. Consumer and business account are the same root with different kinds.</summary>
public enum PartyKind
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A company, an authority, a club.</summary>
    Organisation,

    /// <summary>Persons who live and buy together.</summary>
    Household,
}
