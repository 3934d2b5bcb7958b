"use strict";
// The clocks go on in the browser from the instant of the page: business time counts only within the spans that the server has given.
const now = document.getElementById("now");
if (now) {
  const asOf = Number(now.dataset.asof), loaded = performance.now();
  const date = new Intl.DateTimeFormat("en-GB", { timeZone: now.dataset.zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const clocks = [...document.querySelectorAll("[data-clock='running']")].map(place => ({
    place,
    left: place.querySelector("[role='timer']"),
    state: place.querySelector(".clock-state"),
    meter: place.querySelector("meter"),
    marks: [...place.querySelectorAll("[data-mark]")],
    elapsed: Number(place.dataset.elapsed),
    target: Number(place.dataset.target),
    open: place.dataset.open.split(" ").filter(Boolean).map(span => span.split("-").map(Number)),
  }));

  const pad = number => String(number).padStart(2, "0");
  const length = seconds => `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(Math.floor(seconds) % 60)}`;

  function show(clock, at) {
    let elapsed = clock.elapsed;
    for (const [from, to] of clock.open) elapsed += Math.max(0, Math.min(at, to) - from) / 1000;
    const isOpen = clock.open.some(([from, to]) => from <= at && at < to);
    const remaining = clock.target - elapsed;
    clock.left.textContent = (remaining >= 0 ? length(Math.ceil(remaining)) + " left" : length(-remaining) + " over") + (isOpen ? "" : ", closed now");
    clock.meter.value = Math.min(elapsed, clock.target);
    if (remaining < 0 && clock.left.classList.replace("passed", "failed")) clock.state.textContent = "broken just now";
    for (const mark of clock.marks) {
      if (elapsed >= Number(mark.dataset.mark)) mark.classList.add("reached");
    }
  }

  function tick() {
    const at = asOf + performance.now() - loaded;
    now.textContent = date.format(at);
    for (const clock of clocks) show(clock, at);
  }

  tick();
  setInterval(tick, 1000);
}
