// Tiles of a server that the user named: none unless one is set, and then of the part that is in view.
import type { GeoProjection } from "d3-geo";
import type { Selection } from "d3-selection";
import type { ZoomTransform } from "d3-zoom";

const TILE = 256;
const FINEST = 18;
const MOST = 80;

interface Tile {
  key: string;
  address: string;
  x: number;
  y: number;
}

/** Draws the tiles of the view into a layer that lies under the zoom; the projection is Mercator, its world a square. */
export function drawTiles(
  layer: Selection<SVGGElement, unknown, null, undefined>,
  template: string,
  projection: GeoProjection,
  transform: ZoomTransform,
  size: [number, number],
): void {
  const world = 2 * Math.PI * projection.scale();
  const zoom = Math.max(0, Math.min(FINEST, Math.round(Math.log2((world * transform.k) / TILE))));
  const number = 2 ** zoom;
  const side = world / number;
  const [middleX, middleY] = projection.translate();
  const [left, top] = [middleX - world / 2, middleY - world / 2];
  const [a, b] = [transform.invert([0, 0]), transform.invert(size)];
  const tiles: Tile[] = [];
  const within = (value: number): number => Math.max(0, Math.min(number - 1, Math.floor(value)));
  for (let column = within((a[0] - left) / side); column <= within((b[0] - left) / side); column++) {
    for (let row = within((a[1] - top) / side); row <= within((b[1] - top) / side); row++) {
      const address = template.replace("{z}", String(zoom)).replace("{x}", String(column)).replace("{y}", String(row));
      tiles.push({ key: address, address, x: left + column * side, y: top + row * side });
    }
  }
  layer
    .selectAll<SVGImageElement, Tile>("image")
    .data(tiles.slice(0, MOST), (one) => one.key)
    .join("image")
    .attr("href", (one) => one.address)
    .attr("x", (one) => one.x)
    .attr("y", (one) => one.y)
    .attr("width", side * 1.002)
    .attr("height", side * 1.002);
}
