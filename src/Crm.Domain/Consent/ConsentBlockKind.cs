namespace Crm.Domain;

/// <summary>What a person has objected to altogether.</summary>
public enum ConsentBlockKind
{
    /// <summary>Any processing.</summary>
    Process,

    /// <summary>Being written or called to.</summary>
    Solicit,

    /// <summary>Being profiled.</summary>
    Profile,

    /// <summary>Being followed through web pages and mails.</summary>
    Track,

    /// <summary>Being remembered: an erasure is under way or done.</summary>
    Forget,
}
