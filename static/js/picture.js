/**
 * What stands beside the text and is placed by it: caret, handles, toolbar. All of it is measured before any of it is
 * moved, once for each picture, so that the browser lays out a long page once and not after each step.
 */

const coming = new Map();

/**
 * Before the next picture calls `measure()`, and `move(measured)` with what it gave once all others have measured too.
 * Of one `owner` what was asked for last holds.
 */
export function withNextPicture(owner, measure, move) {
  if (!coming.size) requestAnimationFrame(draw);
  coming.set(owner, { measure, move });
}

function draw() {
  const all = [...coming.values()];
  coming.clear();
  const measured = all.map(({ measure }) => measure());
  all.forEach(({ move }, at) => move(measured[at]));
}
