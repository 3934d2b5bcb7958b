// Runs the npm packages on the cases of Crm.Sla, compares the answers and prints the table. Times are per call, the best of three rounds.
'use strict';
const fs = require('fs');
const moment = require('moment');
require('moment-business-time');
const OpeningHours = require('opening_hours');

const cases = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const days = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// Quoted from a reference run on 2 cores of an AMD EPYC, Ruby 3.1.2: those gems are in no registry that this script uses. Nanoseconds.
const quoted = {
  biz: { 'between 1 day': 2.760e6, 'between 30 days': 36.4e6, 'between 1 year': 390e6, 'between 10 years': 3.90e9, 'add 8 h': 1.474e6, 'add 168 h': 31.5e6, 'add 2008 h': 437e6, 'add 20000 h': 4.23e9 },
  working_hours: { 'between 1 day': 1.004e6, 'between 30 days': 6.9e6, 'between 1 year': 93e6, 'between 10 years': 1.01e9, 'add 8 h': 260e3, 'add 168 h': 7.0e6, 'add 2008 h': 86e6, 'add 20000 h': 0.94e9 },
  business_time: { 'between 1 day': 775e3, 'between 30 days': 1.14e6, 'between 1 year': 7.5e6, 'between 10 years': 69e6, 'add 8 h': 658e3, 'add 168 h': 33.7e6, 'add 2008 h': 451e6, 'add 20000 h': 5.09e9 },
};

function setMoment(weekdays, open, close, holidays) {
  const hours = {};
  for (let day = 0; day < 7; day++) hours[day] = weekdays.includes(days[day]) ? [open, close] : null;
  moment.updateLocale('en', { workinghours: hours, holidays });
}

function hoursOf(weekdays, open, close, holidays) {
  const rules = holidays.map(h => `${h.slice(0, 4)} ${months[+h.slice(5, 7) - 1]} ${h.slice(8)} off`);
  return new OpeningHours([`${weekdays.join(',')} ${open}-${close}`, ...rules].join('; '), null, { locale: 'en' });
}

const momentBusinessTime = {
  between: c => moment(c.end).workingDiff(moment(c.start), 'seconds'),
  add: c => moment(c.start).addWorkingTime(c.hours, 'hours').valueOf(),
};

// It has no addition: the open intervals are walked until the time is used up.
const openingHours = {
  between: c => openingHours.hours.getOpenDuration(new Date(c.start), new Date(c.end))[0] / 1000,
  add: c => {
    let left = c.hours * 3600e3, at = new Date(c.start);
    const iterator = openingHours.hours.getIterator(at);
    while (true) {
      const open = iterator.getState(), from = at;
      if (!iterator.advance()) return NaN;
      at = iterator.getDate();
      if (!open) continue;
      if (at - from >= left) return from.getTime() + left;
      left -= at - from;
    }
  },
};

function time(call) {
  let best = Infinity;
  const started = process.hrtime.bigint();
  call();
  const first = Number(process.hrtime.bigint() - started);
  if (first > 1e9) return first;
  const repeats = Math.max(1, Math.min(1e5, Math.floor(1e8 / first)));
  for (let round = 0; round < 3; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < repeats; i++) call();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / repeats);
  }
  return best;
}

function shown(ns) {
  if (!Number.isFinite(ns)) return '-';
  const units = [['s', 1e9], ['ms', 1e6], ['us', 1e3], ['ns', 1]];
  const [unit, size] = units.find(u => ns >= u[1]) ?? units[3];
  const value = ns / size;
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`;
}

function ratio(ns, ours) {
  const r = ns / ours;
  return r >= 1e8 ? `${(r / 1e6).toFixed(0)}M` : r >= 1e6 ? `${(r / 1e6).toPrecision(2)}M` : r >= 1e4 ? `${(r / 1e3).toFixed(0)}k` : r >= 10 ? r.toFixed(0) : r.toPrecision(2);
}

const cell = (ns, ours) => (Number.isFinite(ns) ? `${shown(ns)} (${ratio(ns, ours)}x)` : '-');
const different = [];

function run(peer, peerName, c) {
  let answer;
  try {
    answer = peer[c.operation](c);
  } catch (error) {
    different.push(`${c.name}: ${peerName} throws ${String(error.message).slice(0, 60)}`);
    return NaN;
  }
  if (Math.abs(answer - c.answer) > 0.5) different.push(`${c.name}: ours ${c.answer}, ${peerName} ${answer}`);
  return time(() => peer[c.operation](c));
}

setMoment(['Mo', 'Tu', 'We', 'Th', 'Fr'], '09:00', '17:00', cases.holidays);
openingHours.hours = hoursOf(['Mo', 'Tu', 'We', 'Th', 'Fr'], '09:00', '17:00', cases.holidays);
console.log('| question | Crm.Sla flat | compact | beyond the horizon | NodaTime day walk | moment-business-time 2.0.0 | opening_hours 3.15.0 | biz (quoted) | working_hours (quoted) | business_time (quoted) |');
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const c of cases.cases) {
  const ours = c.flat;
  const cells = [shown(ours), cell(c.compact, ours), cell(c.beyond, ours), cell(c.walk, ours), cell(run(momentBusinessTime, 'moment-business-time', c), ours), cell(run(openingHours, 'opening_hours', c), ours),
    ...['biz', 'working_hours', 'business_time'].map(g => cell(quoted[g][c.name], ours))];
  console.log(`| ${c.name} | ${cells.join(' | ')} |`);
}
console.log('\nMonday to Friday 09:00-17:00, America/New_York, 260 holidays over 26 years, from 2020-01-06T15:00Z. Time per call and ratio to the flat form.');
console.log('quoted: 2 cores EPYC, Ruby 3.1.2, reference run; the ratio of a quoted figure compares two machines.');
console.log(`\nAnswers that differ on these questions: ${different.length === 0 ? 'none' : '\n- ' + different.join('\n- ')}`);

console.log('\n| hours open, night on which the clocks change | Crm.Sla | moment-business-time | opening_hours |');
console.log('|---|---|---|---|');
for (const night of cases.nights) {
  setMoment(days, night.open, night.close === '24:00' ? '23:59:59' : night.close, []);
  openingHours.hours = hoursOf(days, night.open, night.close, []);
  const answers = [momentBusinessTime, openingHours].map(p => { try { return (p.between(night) / 3600).toFixed(4).replace(/\.?0+$/, ''); } catch (e) { return 'throws'; } });
  console.log(`| ${night.name} | ${night.answer / 3600} | ${answers.join(' | ')} |`);
}
