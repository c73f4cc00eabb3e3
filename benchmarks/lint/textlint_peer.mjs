// Times textlint with prh over whole drafts; prints {script: [median, p95]} in milliseconds.
import { readFileSync } from "node:fs";
import { createLinter, loadTextlintrc } from "textlint";
import { writeFileSync } from "node:fs";

writeFileSync(".textlintrc.json", JSON.stringify({ rules: { prh: { rulePaths: ["./prh.yml"] } } }));
const descriptor = await loadTextlintrc({ configFilePath: ".textlintrc.json" });
const linter = createLinter({ descriptor });
const drafts = JSON.parse(readFileSync("drafts.json", "utf8"));
const found = {};
for (const [script, text] of Object.entries(drafts)) {
  await linter.lintText(text, "draft.txt");
  const times = [];
  for (let run = 0; run < 15; run++) {
    const start = performance.now();
    await linter.lintText(text, "draft.txt");
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  found[script] = [times[7], times[14]];
}
console.log(JSON.stringify(found));
