namespace Crm.Primitives;

/// <summary>What became of an operation. The names and their order are those of Ardalis.Result, so that a later swap is mechanical.</summary>
public enum ResultStatus
{
    /// <summary>Done, with a value.</summary>
    Ok,

    /// <summary>Done, and something new exists at <see cref="Result{T}.Location"/>.</summary>
    Created,

    /// <summary>Refused by a rule of the business; the errors say which.</summary>
    Error,

    /// <summary>The caller is known and may not do this.</summary>
    Forbidden,

    /// <summary>The caller is not known.</summary>
    Unauthorized,

    /// <summary>The input is wrong; every problem is in <see cref="Result{T}.ValidationErrors"/>.</summary>
    Invalid,

    /// <summary>What was asked for does not exist.</summary>
    NotFound,

    /// <summary>Done, and there is nothing to return.</summary>
    NoContent,

    /// <summary>Someone else changed the same thing first.</summary>
    Conflict,

    /// <summary>Something broke that the caller cannot mend.</summary>
    CriticalError,

    /// <summary>A service that is needed does not answer; trying again later may help.</summary>
    Unavailable,
}
