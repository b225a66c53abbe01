// Circles by @upsetjs/venn.js: areas as JSON on standard input, distances and times on standard
// output. Usage: node venn_js.mjs <path of the package> < areas.json
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const venn = await import(pathToFileURL(`${process.argv[2]}/build/venn.esm.js`).href);
const cases = JSON.parse(readFileSync(0, "utf8"));

const drawn = ([a, b, both]) => {
  const [r_a, r_b] = [Math.sqrt(a / Math.PI), Math.sqrt(b / Math.PI)];
  return [r_a, r_b, venn.distanceFromIntersectArea(r_a, r_b, both)];
};

const pairs = cases.map((areas) => {
  try {
    return drawn(areas);
  } catch {
    return null;
  }
});
const rounds = [];
for (let round = 0; round < 15; round += 1) {
  const start = process.hrtime.bigint();
  for (const areas of cases) {
    try {
      drawn(areas);
    } catch {
      // counted above
    }
  }
  rounds.push(Number(process.hrtime.bigint() - start) / 1000 / cases.length);
}
console.log(JSON.stringify({ pairs, rounds }));
