/**
 * How many slips part two words: letters added, dropped, changed, or two neighbours swapped (optimal
 * string alignment). Stops counting above `most` and returns `most + 1`.
 */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // What both begin and end with does not part them, and mostly what is left is too long to compare.
  let start = 0;
  let [endOfA, endOfB] = [a.length, b.length];
  while (start < endOfA && start < endOfB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (
    endOfA > start &&
    endOfB > start &&
    a.charCodeAt(endOfA - 1) === b.charCodeAt(endOfB - 1)
  ) {
    endOfA--;
    endOfB--;
  }
  const [rows, columns] = [endOfA - start, endOfB - start];
  if (rows === 0 || columns === 0) return rows + columns;
  // Two swapped letters are one slip; anything longer has a slip at each of its ends.
  if (most === 1 && (rows > 2 || columns > 2)) return 2;
  return aligned(a.slice(start, endOfA), b.slice(start, endOfB), most);
}

function aligned(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? 0, most + 1);
}
