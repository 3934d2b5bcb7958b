namespace Crm.Primitives;

/// <summary>How an outcome is told over HTTP.</summary>
public static class HttpStatusCodes
{
    /// <summary>The status code for an outcome: the map that users of Ardalis.Result know.</summary>
    /// <param name="status">The outcome.</param>
    /// <returns>200, 201 or 204 for a success; 422 for <see cref="ResultStatus.Error"/>; 400, 401, 403, 404, 409, 500, 503 for the others.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is none of the defined ones.</exception>
    public static int ToHttpStatusCode(this ResultStatus status) => status switch
    {
        ResultStatus.Ok => 200,
        ResultStatus.Created => 201,
        ResultStatus.NoContent => 204,
        ResultStatus.Invalid => 400,
        ResultStatus.Unauthorized => 401,
        ResultStatus.Forbidden => 403,
        ResultStatus.NotFound => 404,
        ResultStatus.Conflict => 409,
        ResultStatus.Error => 422,
        ResultStatus.CriticalError => 500,
        ResultStatus.Unavailable => 503,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "The status is one of the defined ones."),
    };
}
