// Where: outlines that come with the package, tiles only of a server that the user named.  What is not known to the point is drawn as what it may lie in:
// the outline of a country, or a circle.
import { geoCircle, geoGraticule10, geoMercator, geoNaturalEarth1, geoPath, type GeoProjection } from "d3-geo";
import { select, type Selection } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomBehavior } from "d3-zoom";
import { feature, mesh } from "topojson-client";
import { drawTiles } from "./tiles";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json?url";
import { kept } from "./keys";
import fine from "world-atlas/countries-50m.json?url";

export interface Point {
  id: string;
  lat: number;
  lon: number;
  radius_km: number | null;
  name: string;
  region: string | null;
  status: string;
  label: string;
  date: string | null;
  group: boolean;
}

export interface Unplaced {
  id: string;
  name: string | null;
  status: string;
  label: string;
  date: string | null;
  group: boolean;
}

export interface Cell {
  lat: number;
  lon: number;
  count: number;
  bbox: [number, number, number, number];
}

export interface World {
  total: number;
  no_place: number;
  unplaced: Unplaced[];
  points?: Point[];
  cells?: Cell[];
}

type Layer = Selection<SVGGElement, unknown, null, undefined>;
type Change = (filters: Record<string, string | null>) => void;
type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

const KM_PER_DEGREE = 111.195;
const FINE_FROM = 3;
const FIT_PADDING = 36;

interface Layers {
  ground: Layer;
  land: Layer;
  layer: Layer;
  marks: Layer;
}

interface Spot {
  points: Point[];
  region: string | null;
  lat: number;
  lon: number;
  radius: number;
}

export class WorldMap {
  private readonly atlases = new Map<string, Promise<Atlas>>();
  private projection: GeoProjection = geoNaturalEarth1();
  private width = 600;
  private height = 420;
  private scale = 1;
  private behaviour: ZoomBehavior<SVGSVGElement, unknown> | null = null;

  constructor(
    private readonly holder: HTMLElement,
    private readonly change: Change,
  ) {}

  private atlas(address: string): Promise<Atlas> {
    let found = this.atlases.get(address);
    if (!found) {
      found = fetch(address).then((reply) => reply.json() as Promise<Atlas>);
      this.atlases.set(address, found);
    }
    return found;
  }

  async show(world: World, query: URLSearchParams): Promise<void> {
    const atlas = await this.atlas(coarse);
    const open = this.holder.querySelector<HTMLDetailsElement>(".drawer")?.open ?? false;
    this.holder.replaceChildren();
    this.width = Math.max(280, this.holder.clientWidth);
    this.height = Math.max(260, Math.min(520, Math.round(this.width * 0.78)));
    this.scale = 1;
    const tiles = this.holder.dataset.tiles;
    this.projection = tiles
      ? geoMercator().scale(this.width / (2 * Math.PI)).translate([this.width / 2, this.height / 2])
      : geoNaturalEarth1().fitSize([this.width, this.height], { type: "Sphere" });
    const svg = select(this.holder)
      .append("svg")
      .attr("viewBox", `0 0 ${this.width} ${this.height}`)
      .attr("width", this.width)
      .attr("height", this.height)
      .attr("role", "group")
      .attr("tabindex", 0)
      .attr("aria-label", "Map of the incidents in the list; arrow keys move it, plus and minus zoom, the list holds the same incidents");
    const ground = svg.append("g").attr("class", tiles ? "tiled" : "");
    const path = geoPath(this.projection);
    ground.append("path").attr("class", "sphere").attr("d", path({ type: "Sphere" }));
    ground.append("path").attr("class", "graticule").attr("d", path(geoGraticule10()));
    const layer = ground.append("g").attr("class", "tiles");
    const land = ground.append("g").attr("class", "land");
    this.outlines(land, atlas);
    const marks = ground.append("g").attr("class", "marks");
    const spots = world.points ? gathered(world.points) : [];
    if (world.points) this.points(marks, spots, atlas);
    else this.cells(marks, world.cells ?? []);
    this.controls(svg, { ground, land, layer, marks }, world, query, spots);
    this.credit();
    if (world.no_place > 0) this.holder.append(this.drawer(world, open));
  }

  /** Whose tiles they are. */
  private credit(): void {
    if (!this.holder.dataset.credit) return;
    const words = document.createElement("p");
    words.className = "credit";
    words.textContent = this.holder.dataset.credit;
    this.holder.append(words);
  }

  /** What the map cannot show, by name. */
  private drawer(world: World, open: boolean): HTMLDetailsElement {
    const drawer = document.createElement("details");
    drawer.className = "drawer";
    drawer.open = open;
    const head = document.createElement("summary");
    head.textContent = `${world.no_place.toLocaleString("en")} without a usable place`;
    const list = document.createElement("ul");
    for (const one of world.unplaced) {
      const link = document.createElement("a");
      link.href = kept(`/incidents/${one.id}`);
      link.dataset.ids = one.id;
      link.textContent = `${one.group ? "Series: " : ""}${one.label}${one.name ? `, ${one.name}` : ""}`;
      const more = document.createElement("small");
      more.textContent = ` ${one.date ?? "undated"} · ${one.status}`;
      const line = document.createElement("li");
      line.append(link, more);
      list.append(line);
    }
    const only = document.createElement("button");
    only.type = "button";
    only.textContent = world.no_place > world.unplaced.length ? `List all ${world.no_place.toLocaleString("en")}` : "List only these";
    only.addEventListener("click", () => this.change({ noplace: "1", bbox: null }));
    drawer.append(head, list, only);
    return drawer;
  }

  private outlines(land: Layer, atlas: Atlas): void {
    const path = geoPath(this.projection);
    land.selectAll("*").remove();
    land.append("path").attr("class", "countries").attr("d", path(feature(atlas, atlas.objects.land)));
    land.append("path").attr("class", "borders").attr("d", path(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)));
  }

  /** What a place may be anywhere in: the outline of a country where there is one, else the circle of its radius. */
  private area(spot: Spot, atlas: Atlas): string | null {
    const path = geoPath(this.projection);
    const country = spot.region ? atlas.objects.countries.geometries.find((one) => one.id === spot.region) : undefined;
    return country ? path(feature(atlas, country)) : path(geoCircle().center([spot.lon, spot.lat]).radius(spot.radius / KM_PER_DEGREE).precision(4)());
  }

  private points(marks: Layer, spots: Spot[], atlas: Atlas): void {
    for (const spot of [...spots].sort((a, b) => b.radius - a.radius)) {
      const place = this.projection([spot.lon, spot.lat]);
      if (!place) continue;
      const ids = spot.points.map((one) => one.id).join(" ");
      const first = spot.points[0] as Point;
      const holder = marks.append("g").attr("class", `spot s-${worst(spot.points)}`).attr("data-ids", ids).attr("data-radius", spot.radius).attr("data-region", spot.region);
      holder.datum(spot).append("path").attr("class", "area").attr("d", this.area(spot, atlas));
      if (!spot.region) holder.append("circle").attr("class", "dot").attr("cx", place[0]).attr("cy", place[1]);
      if (spot.points.length > 1) holder.append("text").attr("class", "number").attr("x", place[0]).attr("y", place[1]).text(spot.points.length);
      const words = spot.points.length > 1 ? `${spot.points.length} incidents` : `${first.label}, ${first.date ?? "undated"}, ${first.status}`;
      const where = spot.region ? "somewhere in it" : `within ${Math.round(spot.radius * 10) / 10} km`;
      holder.append("title").text(`${first.name} (${where}): ${words}`);
      holder.on("click", () => {
        if (spot.points.length === 1) location.assign(kept(`/incidents/${first.id}`));
        else this.change({ bbox: around(spot), noplace: null });
      });
    }
  }

  private cells(marks: Layer, cells: Cell[]): void {
    const most = Math.max(1, ...cells.map((one) => one.count));
    for (const cell of [...cells].sort((a, b) => b.count - a.count)) {
      const place = this.projection([cell.lon, cell.lat]);
      if (!place) continue;
      const holder = marks.append("g").attr("class", "cell");
      holder.append("circle").attr("class", "heap").attr("cx", place[0]).attr("cy", place[1]).attr("data-size", 3 + 13 * Math.sqrt(cell.count / most));
      if (cell.count > most / 8) holder.append("text").attr("class", "number").attr("x", place[0]).attr("y", place[1]).text(short(cell.count));
      holder.append("title").text(`${cell.count.toLocaleString("en")} incidents`);
      holder.on("click", () => this.change({ bbox: cell.bbox.join(","), noplace: null }));
    }
  }

  /** Sizes that stay the same on screen, whatever the zoom. */
  private resize(ground: Layer): void {
    const k = this.scale;
    const kmPerPixel = (2 * Math.PI * 6371) / (this.projection.scale() * 2 * Math.PI) / k;
    ground.selectAll<SVGGElement, unknown>(".spot").each(function () {
      const known = Number(this.dataset.radius) / kmPerPixel < 7 && !this.dataset.region;
      const holder = select(this);
      holder.select(".dot").attr("r", (known ? 4.5 : 2) / k);
      holder.classed("wide", !known);
      holder.select(".number").attr("font-size", 11 / k).attr("dy", known ? -6 / k : -4 / k);
    });
    ground.selectAll<SVGCircleElement, unknown>(".heap").each(function () {
      this.setAttribute("r", String(Number(this.dataset.size) / Math.sqrt(k)));
    });
    ground.selectAll(".cell .number").attr("font-size", 10 / k).attr("dy", 3 / k);
  }

  private controls(
    svg: Selection<SVGSVGElement, unknown, null, undefined>,
    { ground, land, layer, marks }: Layers,
    world: World,
    query: URLSearchParams,
    spots: Spot[],
  ): void {
    let fineShown = false;
    const tiles = this.holder.dataset.tiles;
    const behaviour = zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, tiles ? 2000 : 60])
      .translateExtent([
        [0, 0],
        [this.width, this.height],
      ])
      .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        ground.attr("transform", event.transform.toString());
        this.scale = event.transform.k;
        this.resize(ground);
        if (tiles) drawTiles(layer, tiles, this.projection, event.transform, [this.width, this.height]);
        if (this.scale >= FINE_FROM && !fineShown) {
          fineShown = true;
          void this.atlas(fine).then((atlas) => {
            this.outlines(land, atlas);
            marks.selectAll<SVGGElement, Spot>(".spot").each((spot, at, all) => {
              if (spot.region) select(all[at] as SVGGElement).select(".area").attr("d", this.area(spot, atlas));
            });
            this.resize(ground);
          });
        }
      });
    this.behaviour = behaviour;
    svg.call(behaviour);
    const bar = document.createElement("div");
    bar.className = "picture-head";
    const add = (words: string, label: string, act: () => void): void => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = words;
      made.title = label;
      made.setAttribute("aria-label", `${words}: ${label}`);
      made.addEventListener("click", act);
      bar.append(made);
    };
    add("+", "Zoom in", () => svg.call(behaviour.scaleBy, 1.6));
    add("−", "Zoom out", () => svg.call(behaviour.scaleBy, 1 / 1.6));
    add("Fit", "Show all incidents", () => this.fit(svg, spots, world.cells ?? []));
    add("Only this view", "Filter the list to what the map shows", () => this.change({ bbox: this.view(svg), noplace: null }));
    if (query.get("bbox")) add("Whole map", "Take the filter by place off", () => this.change({ bbox: null }));
    this.holder.prepend(bar);
    svg.on("keydown", (event: KeyboardEvent) => this.keyed(event, svg));
    this.fit(svg, spots, world.cells ?? []);
    this.resize(ground);
  }

  private keyed(event: KeyboardEvent, svg: Selection<SVGSVGElement, unknown, null, undefined>): void {
    const move: Record<string, [number, number]> = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] };
    const by = move[event.key];
    if (by && this.behaviour) svg.call(this.behaviour.translateBy, by[0] / this.scale, by[1] / this.scale);
    else if ((event.key === "+" || event.key === "=") && this.behaviour) svg.call(this.behaviour.scaleBy, 1.6);
    else if (event.key === "-" && this.behaviour) svg.call(this.behaviour.scaleBy, 1 / 1.6);
    else return;
    event.preventDefault();
  }

  private fit(svg: Selection<SVGSVGElement, unknown, null, undefined>, spots: Spot[], cells: Cell[]): void {
    const places = [...spots, ...cells].map((one) => this.projection([one.lon, one.lat])).filter((place): place is [number, number] => place !== null);
    if (!this.behaviour) return;
    if (places.length === 0) {
      svg.call(this.behaviour.transform, zoomIdentity);
      return;
    }
    const xs = places.map((place) => place[0]);
    const ys = places.map((place) => place[1]);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const k = Math.max(1, Math.min(14, (this.width - 2 * FIT_PADDING) / Math.max(right - left, 1), (this.height - 2 * FIT_PADDING) / Math.max(bottom - top, 1)));
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    svg.call(this.behaviour.transform, zoomIdentity.translate(this.width / 2 - k * x, this.height / 2 - k * y).scale(k));
  }

  /** West, south, east, north of what the map shows. */
  private view(svg: Selection<SVGSVGElement, unknown, null, undefined>): string {
    const transform = (svg.node() as SVGSVGElement & { __zoom: { invert(p: [number, number]): [number, number] } }).__zoom;
    const corners: [number, number][] = [
      [0, 0],
      [this.width, 0],
      [0, this.height],
      [this.width, this.height],
      [this.width / 2, 0],
      [this.width / 2, this.height],
    ];
    const degrees = corners.map((corner) => this.projection.invert?.(transform.invert(corner))).filter((d): d is [number, number] => !!d && d.every(Number.isFinite));
    const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
    const lon = degrees.map((d) => clamp(d[0], 180));
    const lat = degrees.map((d) => clamp(d[1], 90));
    return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)].map((n) => n.toFixed(3)).join(",");
  }
}

/** Incidents at one place with one radius are one spot. */
function gathered(points: Point[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const point of points) {
    const radius = point.radius_km ?? 0;
    const key = point.region ?? `${point.lat},${point.lon},${radius}`;
    const spot = spots.get(key) ?? { points: [], region: point.region, lat: point.lat, lon: point.lon, radius };
    spot.points.push(point);
    spots.set(key, spot);
  }
  return [...spots.values()];
}

function around(spot: Spot): string {
  return [spot.lon - 0.001, spot.lat - 0.001, spot.lon + 0.001, spot.lat + 0.001].map((n) => n.toFixed(4)).join(",");
}

/** The colour of a spot is that of the status a reader wants to know of first. */
function worst(points: Point[]): string {
  const order = ["contested", "denied", "dismissed", "retracted", "suspected", "alleged", "claimed", "corroborated", "confirmed"];
  return order.find((word) => points.some((one) => one.status === word)) ?? "unreported";
}

function short(number: number): string {
  return number >= 1000 ? `${Math.round(number / 1000)}k` : String(number);
}
