// Runs the peers over workload.json and prints one table with the figures of ours.json. Best of many runs, after a warm-up, on both sides.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from 'json-rules-engine';
import { add, allocate, dinero, multiply, toSnapshot, transformScale, halfAwayFromZero } from 'dinero.js';

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const workload = read('workload.json');
const ours = read('ours.json');
const rows = [];

async function best(run, milliseconds) {
  let least = Infinity;
  const until = performance.now() + milliseconds;
  for (let i = 0; i < 3 || performance.now() < until; i++) {
    const begin = performance.now();
    await run();
    least = Math.min(least, performance.now() - begin);
  }
  return least * 1e6;
}

for (const count of [100, 1000, 10000]) {
  const { rules, lines } = workload[`rules${count}`];
  const engine = new Engine();
  for (const [number, rule] of rules.entries()) {
    engine.addRule({
      conditions: {
        all: [
          { fact: 'product', operator: 'equal', value: rule.product },
          { fact: 'quantity', operator: 'greaterThanInclusive', value: rule.minQuantity },
          { fact: 'segment', operator: 'equal', value: rule.segment },
        ],
      },
      event: { type: 'discount', params: { rule: `R${number}`, percent: rule.percent } },
    });
  }
  // Both sides must find the same rules. Ten thousand take half a second a line, so there a few lines are looked at, and fewer are timed.
  const looked = lines.slice(0, count > 1000 ? 20 : lines.length);
  for (const [i, line] of looked.entries()) {
    const theirs = (await engine.run(line)).events.map((event) => event.params.rule).sort().join(' ');
    const mine = [...ours[`rules${count}`].matches[i]].sort().join(' ');
    if (theirs !== mine) throw new Error(`Of ${count} rules, json-rules-engine applies [${theirs}] to line ${i}, ours [${mine}].`);
  }
  const some = lines.slice(0, count > 1000 ? 3 : count > 100 ? 20 : lines.length);
  const ns = await best(async () => {
    for (const line of some) await engine.run(line);
  }, 2000);
  rows.push([`a line against ${count.toLocaleString('en')} rules of 3 conditions`, 'json-rules-engine 7.3.1', ours[`rules${count}`].ns, ns / some.length]);
}

const EUR = { code: 'EUR', base: 10, exponent: 2 };
const price = dinero({ amount: 123456, currency: EUR });
const other = dinero({ amount: 7, currency: EUR });
const large = dinero({ amount: 1234567891, currency: EUR });
const times = (n, run) => () => { for (let i = 0; i < n; i++) run(); };
const figures = [
  ['add two amounts', 'add', 1000, () => add(price, other)],
  ['multiply by a rate, to the cent', 'multiply', 1000, () => transformScale(multiply(price, { amount: 19, scale: 2 }), 2, halfAwayFromZero)],
  ['allocate by 3 weights', 'allocate3', 100, () => allocate(large, workload.weights.slice(0, 3))],
  ['allocate by 1,000 weights', 'allocate1000', 1, () => allocate(large, workload.weights)],
];
for (const [what, key, n, run] of figures) {
  if (!toSnapshot(price)) throw new Error('dinero.js does not run.');
  rows.push([what, 'dinero.js 2.0.2', ours[key].ns, await best(times(n, run), 500) / n]);
}

const text = (ns) => (ns >= 1e6 ? `${(ns / 1e6).toFixed(2)} ms` : ns >= 1e3 ? `${(ns / 1e3).toFixed(2)} us` : `${ns.toFixed(1)} ns`);
console.log('| what | Crm.Libraries | peer | | RATIO |\n|---|---|---|---|---|');
for (const [what, peer, mine, theirs] of rows) {
  console.log(`| ${what} | ${text(mine)} | ${text(theirs)} | ${peer} | ${(theirs / mine).toFixed(0)} |`);
}
console.log(`
Our line is priced whole: price, rules by index, discounts, rounding, totals. json-rules-engine evaluates generic expressions over any facts,
asynchronously, and looks at every rule; ours are keyed on product, quantity and segment. dinero.js is immutable and takes any base and
scale. Both sides found the same rules: for every line up to 1,000 rules, for 20 lines of 10,000. Best of many runs on one machine;
${process.version}.`);
