import { parseArgs } from "node:util";
import { runYear } from "#tests/simulation/year.ts";

const { values } = parseArgs({
  options: {
    devices: { type: "string", default: "200" },
    days: { type: "string", default: "400" },
    seed: { type: "string", default: "1" },
    faults: { type: "string", multiple: true, default: ["0.05", "0.3"] },
  },
});

const devices = whole(values.devices);
const days = whole(values.days);
const seed = whole(values.seed);
const years = values.faults.map((faults) => {
  const started = performance.now();
  const verdict = runYear({ devices, days, seed, faults: Number(faults) });
  return { faults, verdict, seconds: (performance.now() - started) / 1000 };
});
for (const line of table()) console.log(line);
const broken = years.flatMap(({ faults, verdict }) =>
  verdict.broken.map((line) => `${percent(faults)} faults: ${line}`),
);
for (const line of broken.slice(0, 20)) console.log(line);
if (broken.length > 20) console.log(`and ${broken.length - 20} more`);
if (broken.length === 0)
  console.log("Nothing expired that could have been renewed, and whoever had to know was told in time.");
if (broken.length > 0) process.exitCode = 1;

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`${text} is not a whole number above 0`);
  return number;
}

function percent(share: string): string {
  return `${Number(share) * 100} %`;
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(44) + cells.map((cell) => cell.padStart(13)).join("");
}

function table(): readonly string[] {
  const names = Object.keys(years[0]?.verdict.figures ?? {});
  return [
    `${days} days, seed ${seed}: outages of 48, 12 and 6 hours, killed workers, clock steps, a restore, people away`,
    row(
      "",
      years.map(({ faults }) => `${percent(faults)} faults`),
    ),
    ...names.map((name) =>
      row(
        name,
        years.map(({ verdict }) => String(verdict.figures[name])),
      ),
    ),
    row(
      "seconds",
      years.map(({ seconds }) => seconds.toFixed(1)),
    ),
  ];
}
