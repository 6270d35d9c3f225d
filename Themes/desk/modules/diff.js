// What differs between two versions, block by block and then word by word.

/** Runs of `{kind: 'same'|'removed'|'added', items}` by the shortest edit (Myers); beyond `limit` edits, all of it. */
export function difference(before, after, limit = 1500) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start
    && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  const runs = [];
  const add = (kind, item) => {
    if (runs.at(-1)?.kind === kind) runs.at(-1).items.push(item);
    else runs.push({ kind, items: [item] });
  };
  before.slice(0, start).forEach((item) => add('same', item));
  for (const [kind, item] of script(a, b, limit)) add(kind, item);
  before.slice(before.length - end).forEach((item) => add('same', item));
  return runs;
}

function script(a, b, limit) {
  const all = () => [...a.map((item) => ['removed', item]), ...b.map((item) => ['added', item])];
  if (!a.length || !b.length) return all();
  const most = Math.min(a.length + b.length, limit);
  const reach = new Map([[1, 0]]);
  const trace = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(new Map(reach));
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
      let x = down ? reach.get(k + 1) ?? 0 : (reach.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) { x += 1; y += 1; }
      reach.set(k, x);
      if (x >= a.length && y >= b.length) return backtrack(a, b, trace, edits);
    }
  }
  return all();
}

function backtrack(a, b, trace, edits) {
  const steps = [];
  let [x, y] = [a.length, b.length];
  for (let d = edits; d >= 0; d -= 1) {
    const reach = trace[d];
    const k = x - y;
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const from = down ? k + 1 : k - 1;
    const oldX = d === 0 ? 0 : reach.get(from) ?? 0;
    const oldY = d === 0 ? 0 : oldX - from;
    while (x > oldX && y > oldY) { steps.push(['same', a[x - 1]]); x -= 1; y -= 1; }
    if (d > 0) {
      if (down) steps.push(['added', b[y - 1]]);
      else steps.push(['removed', a[x - 1]]);
    }
    [x, y] = [oldX, oldY];
  }
  return steps.reverse();
}

export function wordsOf(text, language) {
  return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].map((one) => one.segment);
}

/**
 * Pairs of lines for two columns: each side a list of `{text, changed}` pieces, or `null` where it has no such line.
 * `gap` tells how many equal lines were left out.
 */
export function sideBySide(theirs, mine, language) {
  const rows = [];
  const runs = difference(theirs, mine);
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    if (run.kind === 'same') {
      for (const line of run.items) rows.push({ same: true, theirs: [{ text: line }], mine: [{ text: line }] });
      continue;
    }
    const next = runs[index + 1];
    const paired = next && next.kind !== 'same' ? next : null;
    if (paired) index += 1;
    const removed = run.kind === 'removed' ? run.items : paired?.items ?? [];
    const added = run.kind === 'added' ? run.items : paired?.items ?? [];
    for (let line = 0; line < Math.max(removed.length, added.length); line += 1) {
      rows.push({ same: false, ...lineParts(removed[line], added[line], language) });
    }
  }
  return rows;
}

function lineParts(theirs, mine, language) {
  if (theirs === undefined) return { theirs: null, mine: [{ text: mine, changed: true }] };
  if (mine === undefined) return { theirs: [{ text: theirs, changed: true }], mine: null };
  const parts = { theirs: [], mine: [] };
  for (const { kind, items } of difference(wordsOf(theirs, language), wordsOf(mine, language))) {
    const text = items.join('');
    if (kind !== 'added') parts.theirs.push({ text, changed: kind === 'removed' });
    if (kind !== 'removed') parts.mine.push({ text, changed: kind === 'added' });
  }
  return parts;
}
