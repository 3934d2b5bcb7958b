namespace Crm.Sla.Tests.Conditions;

public sealed class ConditionStatesTests
{
    [Fact]
    public void Decide_PauseThatExcludesStart_CancelsAndNeverPauses() =>
        Assert.Equal(TimerAction.Cancel, new ConditionStates(false, false, true, false, false, false).Decide(TimerStage.Running, CancelRule.StartNotMet, ResumeRule.PauseNotMet));

    [Fact]
    public void Decide_StopAndStartTogether_NeverAttaches() =>
        Assert.Equal(TimerAction.None, new ConditionStates(true, true, false, false, false, false).Decide(null, CancelRule.Never, ResumeRule.PauseNotMet));

    [Theory]
    [InlineData(TimerStage.Fulfilled)]
    [InlineData(TimerStage.Cancelled)]
    public void Decide_TimerThatIsOver_CountsAsNone(TimerStage stage) =>
        Assert.Equal(TimerAction.Attach, new ConditionStates(true, false, false, false, false, false).Decide(stage, CancelRule.Never, ResumeRule.PauseNotMet));
}
