// A path of straight lines in fewer letters: points that a line passes within `detail` of are left out (Douglas and
// Peucker's way), the others stand in tenths of a unit, each as its step from the one before.

export function shortened(path, detail) {
  let written = "";
  let at = [0, 0];
  for (const [, line, closed] of path.matchAll(/M([^MZ]+)(Z?)/g)) {
    const points = line.split("L").map((pair) => pair.split(",").map(Number));
    const kept = thinned(points, detail).map((point) => point.map((value) => Math.round(value * 10)));
    const steps = [];
    for (const [index, point] of kept.entries()) {
      const step = [point[0] - at[0], point[1] - at[1]];
      if (index && !step[0] && !step[1]) continue;
      steps.push(step);
      at = point;
    }
    // An island smaller than the detail is drawn as nothing.
    if (closed && steps.length < 3) { at = [at[0] - sum(steps, 0), at[1] - sum(steps, 1)]; continue; }
    written += `m${steps.map(pair).join("").trimStart()}${closed ? "z" : ""}`;
    if (closed) at = [at[0] - sum(steps.slice(1), 0), at[1] - sum(steps.slice(1), 1)];
  }
  return written;
}

const sum = (steps, axis) => steps.reduce((total, step) => total + step[axis], 0);
// A minus parts two numbers as a space does.
const number = (value) => (value < 0 ? `${value}` : ` ${value}`);
const pair = ([x, y]) => number(x) + number(y);

function thinned(points, detail) {
  const keep = new Set([0, points.length - 1]);
  const spans = [[0, points.length - 1]];
  while (spans.length) {
    const [first, last] = spans.pop();
    let [far, at] = [detail, -1];
    for (let index = first + 1; index < last; index += 1) {
      const off = distance(points[index], points[first], points[last]);
      if (off > far) [far, at] = [off, index];
    }
    if (at < 0) continue;
    keep.add(at);
    spans.push([first, at], [at, last]);
  }
  return points.filter((_, index) => keep.has(index));
}

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
