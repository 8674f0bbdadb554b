/** Prints what was measured, one line per subject, ratios beside the figures. */
import path from "node:path";

export function printPrograms(programs, lines) {
  const [premise] = programs;
  row("", "wall s", "CPU s", "peak MB", "premise ÷ it: wall", "CPU");
  for (const { name, failure, note, wall, cpu, megabytes } of programs) {
    if (failure !== undefined || wall === undefined) {
      console.log(`${name}: no figures, ${failure ?? "never ran"}`);
      continue;
    }
    const isPremise = name === premise.name;
    row(
      name,
      figure(wall, 1),
      figure(cpu, 1),
      figure(megabytes, 0),
      isPremise ? "" : ratio(premise.wall, wall),
      isPremise ? "" : ratio(premise.cpu, cpu),
    );
    if (note !== undefined) console.log(`  ${note}`);
  }
  if (premise.cpu !== undefined)
    console.log(`premise check: ${figure((premise.cpu / lines) * 1e6, 1)} µs of CPU a line`);
}

export function printShare(name, part) {
  if (part === undefined) return;
  console.log(`${name}: ${figure(part.seconds, 2)} s, ${figure(part.share * 100, 1)} % of a scan`);
}

export function printEditing(
  { firstDiagnostics, scanned, memory, memoryAfterEdits, edits, p50, p95 },
  root,
) {
  console.log(
    `language server: first diagnostics ${figure(firstDiagnostics / 1000, 1)} s, whole repository ${figure(scanned / 1000, 1)} s`,
  );
  if (memory !== undefined)
    console.log(
      `  memory ${figure(memory.now, 0)} MB after the scan (peak ${figure(memory.peak, 0)}), ${figure(memoryAfterEdits?.now, 0)} MB after the edits`,
    );
  for (const each of edits)
    console.log(
      `  ${path.relative(root, each.file)}, ${each.lines} lines: p50 ${figure(each.p50, 0)} ms, p95 ${figure(each.p95, 0)} ms`,
    );
  console.log(`  an edit to its diagnostics: p50 ${figure(p50, 0)} ms, p95 ${figure(p95, 0)} ms`);
}

export function printAgain({ wall, cpu, known, unknown }) {
  console.log(
    `nothing changed: check ${figure(wall, 1)} s (${figure(cpu, 1)} s of CPU), first diagnostics ${figure(known / 1000, 1)} s`,
  );
  console.log(
    `another repository, the program compiled before: first diagnostics ${figure(unknown / 1000, 1)} s`,
  );
}

export function printGrowth(sizes) {
  const perLine = ({ cpu, wall, lines }) => ((cpu ?? wall) / lines) * 1e6;
  const [smallest] = sizes;
  row("growth", "lines", "wall s", "CPU s", "peak MB", "µs a line, ratio");
  for (const size of sizes) {
    if (size.failure !== undefined || size.wall === undefined) {
      console.log(`${size.name}: no figures, ${size.failure ?? "never ran"}`);
      continue;
    }
    row(
      size.name,
      size.lines.toLocaleString("en"),
      figure(size.wall, 1),
      figure(size.cpu, 1),
      figure(size.megabytes, 0),
      `${figure(perLine(size), 1)}, ${ratio(perLine(size), perLine(smallest))}`,
    );
  }
}

function row(name, ...cells) {
  console.log([name.padEnd(20), ...cells.map((cell) => cell.padStart(10))].join(" "));
}

function figure(value, digits) {
  return value === undefined || Number.isNaN(value) ? "–" : value.toFixed(digits);
}

function ratio(a, b) {
  return a === undefined || b === undefined ? "–" : `${(a / b).toFixed(2)} ×`;
}
