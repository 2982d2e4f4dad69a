// Draws the maps that places are shown on, from Natural Earth's shapes: one file a view, and views.json, which
// says how each was projected, with a few points by which the server's own projection is checked.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { geoMercator, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { shortened } from "./shorten.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = `${here}../../static/vendor/natural-earth/`;
const WIDTH = 1000;
// Bounds in degrees: west, south, east, north. `detail`, in units of the drawing, is what a line may be out by.
const VIEWS = [
  { name: "world", shapes: "countries-110m", projection: geoNaturalEarth1, detail: 0.15, bounds: [-180, -58, 180, 84] },
  { name: "arab-world", shapes: "countries-50m", projection: geoMercator, detail: 0.25, bounds: [-19, -13, 63, 42] },
];
// Longitude, latitude.
const CHECKED = [[0, 0], [35.93, 31.95], [31.24, 30.04], [-6.84, 34.02], [54.37, 24.47], [43.26, -11.7]];
// The style stands in the file, for the page's own does not reach an image.
const STYLE = `
.sea { fill: #eef2f3 } .land { fill: #dfe0d6 } .borders { fill: none; stroke: #fcfbf7; stroke-width: 8 }
@media (prefers-color-scheme: dark) { .sea { fill: #1a1f24 } .land { fill: #363c3f } .borders { stroke: #1a1f24 } }
`;

function drawn({ name, shapes, projection, detail, bounds: [west, south, east, north] }) {
  const atlas = JSON.parse(readFileSync(`${here}node_modules/world-atlas/${shapes}.json`));
  const base = projection().scale(100).translate([0, 0]).precision(0.1);
  const [[left], [right]] = [base([west, 0]), base([east, 0])];
  const scale = (100 * WIDTH) / (right - left);
  const unmoved = projection().scale(scale).translate([0, 0]);
  const top = unmoved([0, north])[1];
  const height = Math.round(unmoved([0, south])[1] - top);
  const translate = [-unmoved([west, 0])[0], -top];
  const fitted = projection().scale(scale).translate(translate).precision(0.2);
  fitted.clipExtent([[-5, -5], [WIDTH + 5, height + 5]]);
  const path = (shape) => shortened(geoPath(fitted)(shape), detail);
  const land = path(feature(atlas, atlas.objects.land));
  const borders = path(mesh(atlas, atlas.objects.countries, (a, b) => a !== b));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}"><style>${STYLE}</style>` +
    `<rect class="sea" width="${WIDTH}" height="${height}"/><g transform="scale(.1)"><path class="land" d="${land}"/>` +
    `<path class="borders" d="${borders}"/></g></svg>\n`;
  writeFileSync(`${out}${name}.svg`, svg);
  return {
    name,
    projection: projection === geoMercator ? "mercator" : "natural-earth",
    width: WIDTH, height, scale, translate,
    bounds: [west, south, east, north],
    checked: CHECKED.map((point) => [...point, ...projection().scale(scale).translate(translate)(point)]),
    sha256: createHash("sha256").update(svg).digest("hex"),
  };
}

mkdirSync(out, { recursive: true });
const views = VIEWS.map(drawn);
writeFileSync(`${out}views.json`, `${JSON.stringify(views, null, 1)}\n`);
