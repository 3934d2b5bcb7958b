using Xunit;

namespace Crm.Primitives.Tests;

public sealed class ResultTests
{
    [Fact]
    public void Value_OfAFailure_ThrowsWithTheReasons()
    {
        Result<int> result = Result.Invalid(new ValidationError("/lines/0", "A quantity is greater than 0.", "x.quantity"));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => result.Value);
        Assert.Contains("x.quantity at /lines/0", error.Message);
    }

    [Fact]
    public void Default_IsNeverASuccess()
    {
        Assert.False(default(Result<int>).IsSuccess);
        Assert.False(default(Result).IsSuccess);
        Assert.Equal(ResultStatus.CriticalError, default(Result<int>).Status);
        Assert.Throws<InvalidOperationException>(() => default(Result<int>).Value);
    }

    [Fact]
    public void SuccessWithoutValue_WhereOneIsPromised_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => { Result<int> result = Result.Success(); return result; });

    [Fact]
    public void Map_MessageOfASuccess_IsKept() =>
        Assert.Equal("saved", Result<int>.Success(7, "saved").Map(static x => x * 2).SuccessMessage);

    [Fact]
    public async Task MapAndBindAsync_Failure_PassesThroughUnchanged()
    {
        Result<int> failure = Result.Error(new ErrorList(["a", "b"], "c-1"));
        Result<string> mapped = await failure.MapAsync(static x => Task.FromResult("never"));
        Result<string> bound = await failure.BindAsync(static x => Task.FromResult(Result<string>.Success("never")));
        Assert.Equal(failure.ToResult(), mapped.ToResult());
        Assert.Equal(failure.ToResult(), bound.ToResult());
    }

    [Fact]
    public void Equality_SameReasons_AreEqual()
    {
        Assert.Equal(Result.NotFound("quote"), Result.NotFound("quote"));
        Assert.NotEqual(Result.NotFound("quote"), Result.NotFound("order"));
        Assert.Equal(Result.Success(3), Result<int>.Success(3));
    }

    [Fact]
    public void Success_OnTheHotPath_AllocatesNothing()
    {
        static Result<int> Next(Result<int> r) => r.Bind(static x => Result<int>.Success(x + 1));
        Result<int> result = Next(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) result = Next(result);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1_001, result.Value);
    }

    [Fact]
    public void ToString_ValidationError_IsOneReadableLine() =>
        Assert.Equal("warning x.y at /a - Mend it.", new ValidationError("/a", "Mend it.", "x.y", Severity.Warning).ToString());
}
