namespace Crm.Primitives;

/// <summary>The outcome of an operation that returns no value: success, or a failure with its reasons.</summary>
/// <remarks>
/// Stands in for Ardalis.Result (same statuses and member names). Differs on purpose: a default-initialised result is a
/// <see cref="ResultStatus.CriticalError"/>, never a success. Immutable and thread-safe; a plain success allocates nothing.
/// </remarks>
public readonly struct Result : IEquatable<Result>
{
    private readonly ResultDetail? _detail;
    private readonly byte _statusPlusOne;

    internal Result(ResultStatus status, ResultDetail? detail)
    {
        _detail = detail;
        _statusPlusOne = (byte)((int)status + 1);
    }

    internal ResultDetail? Detail => _detail;

    internal ResultDetail DetailOrEmpty => _statusPlusOne == 0 ? ResultDetail.Uninitialised : _detail ?? ResultDetail.Empty;

    /// <summary>What became of the operation.</summary>
    public ResultStatus Status => _statusPlusOne == 0 ? ResultStatus.CriticalError : (ResultStatus)(_statusPlusOne - 1);

    /// <summary>True for <see cref="ResultStatus.Ok"/>, <see cref="ResultStatus.Created"/> and <see cref="ResultStatus.NoContent"/>.</summary>
    public bool IsSuccess => Status is ResultStatus.Ok or ResultStatus.Created or ResultStatus.NoContent;

    /// <summary>The reasons of a failure in words, in order; empty for a success.</summary>
    public IReadOnlyList<string> Errors => DetailOrEmpty.Errors;

    /// <summary>Every problem of an <see cref="ResultStatus.Invalid"/> input, in order; empty otherwise.</summary>
    public IReadOnlyList<ValidationError> ValidationErrors => DetailOrEmpty.ValidationErrors;

    /// <summary>The id under which the failure can be found in a log; empty if none.</summary>
    public string CorrelationId => DetailOrEmpty.CorrelationId;

    /// <summary>Where the created thing is; empty if none.</summary>
    public string Location => DetailOrEmpty.Location;

    /// <summary>A sentence for people about the success; empty if none.</summary>
    public string SuccessMessage => DetailOrEmpty.SuccessMessage;

    /// <summary>A success without a value.</summary>
    public static Result Success() => new(ResultStatus.Ok, null);

    /// <summary>A success without a value, with a sentence for people.</summary>
    /// <param name="successMessage">The sentence.</param>
    public static Result SuccessWithMessage(string successMessage) =>
        new(ResultStatus.Ok, ResultDetail.Empty with { SuccessMessage = successMessage });

    /// <summary>A success with a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public static Result<T> Success<T>(T value) => Result<T>.Success(value);

    /// <summary>Done, and there is nothing to return.</summary>
    public static Result NoContent() => new(ResultStatus.NoContent, null);

    /// <summary>A refusal by a rule of the business, without a message.</summary>
    public static Result Error() => new(ResultStatus.Error, null);

    /// <summary>A refusal by a rule of the business.</summary>
    /// <param name="errorMessage">Which rule, and what would satisfy it.</param>
    public static Result Error(string errorMessage) => new(ResultStatus.Error, ResultDetail.OfErrors([errorMessage]));

    /// <summary>A refusal by rules of the business.</summary>
    /// <param name="errors">The messages and the correlation id.</param>
    /// <exception cref="ArgumentNullException"><paramref name="errors"/> is null.</exception>
    public static Result Error(ErrorList errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return new Result(ResultStatus.Error, new ResultDetail([.. errors.ErrorMessages], [], errors.CorrelationId ?? ""));
    }

    /// <summary>The input is wrong.</summary>
    /// <param name="validationErrors">Every problem, in order.</param>
    public static Result Invalid(params IEnumerable<ValidationError> validationErrors)
    {
        ArgumentNullException.ThrowIfNull(validationErrors);
        return new Result(ResultStatus.Invalid, new ResultDetail([], [.. validationErrors]));
    }

    /// <summary>What was asked for does not exist.</summary>
    /// <param name="errorMessages">What was looked for.</param>
    public static Result NotFound(params string[] errorMessages) => new(ResultStatus.NotFound, ResultDetail.OfErrors(errorMessages));

    /// <summary>The caller is known and may not do this.</summary>
    /// <param name="errorMessages">What is missing.</param>
    public static Result Forbidden(params string[] errorMessages) => new(ResultStatus.Forbidden, ResultDetail.OfErrors(errorMessages));

    /// <summary>The caller is not known.</summary>
    /// <param name="errorMessages">Why.</param>
    public static Result Unauthorized(params string[] errorMessages) => new(ResultStatus.Unauthorized, ResultDetail.OfErrors(errorMessages));

    /// <summary>Someone else changed the same thing first, or it is not in a state that allows this.</summary>
    /// <param name="errorMessages">What stands in the way.</param>
    public static Result Conflict(params string[] errorMessages) => new(ResultStatus.Conflict, ResultDetail.OfErrors(errorMessages));

    /// <summary>Something broke that the caller cannot mend.</summary>
    /// <param name="errorMessages">What broke.</param>
    public static Result CriticalError(params string[] errorMessages) =>
        new(ResultStatus.CriticalError, ResultDetail.OfErrors(errorMessages));

    /// <summary>A service that is needed does not answer.</summary>
    /// <param name="errorMessages">Which one.</param>
    public static Result Unavailable(params string[] errorMessages) => new(ResultStatus.Unavailable, ResultDetail.OfErrors(errorMessages));

    /// <summary>True if both have the same status and carry the same details.</summary>
    /// <param name="other">The other result.</param>
    public bool Equals(Result other) => Status == other.Status && DetailOrEmpty.Equals(other.DetailOrEmpty);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Result other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, DetailOrEmpty);

    /// <summary>The status, and for a failure its reasons.</summary>
    public override string ToString() => ResultDetail.Describe(Status, DetailOrEmpty);

    /// <summary>True if both are equal.</summary>
    public static bool operator ==(Result left, Result right) => left.Equals(right);

    /// <summary>True if both are not equal.</summary>
    public static bool operator !=(Result left, Result right) => !left.Equals(right);
}
