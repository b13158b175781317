// Time: a dot for a day, a bar for a span, faded where a bound is open or the date is no day; a bracket for a series.
import { brushX } from "d3-brush";
import { scaleLinear, scaleTime } from "d3-scale";
import { axisBottom } from "d3-axis";
import { select } from "d3-selection";
import { timeFormat } from "d3-time-format";

export interface Bar {
  id: string;
  first: string | null;
  last: string | null;
  edtf: string | null;
  group: boolean;
  members: string[];
  status: string;
  label: string;
  place: string | null;
}

export interface Bin {
  first: string;
  last: string;
  counts: Record<string, number>;
}

export interface Times {
  clock: string;
  total: number;
  undated: number;
  items?: Bar[];
  bins?: Bin[];
}

type Change = (filters: Record<string, string | null>) => void;

const DAY = 86_400_000;
const LANE = 11;
const MOST_LANES = 16;
const AXIS = 24;
const SERIES_LANE = 14;
const ORDER = ["confirmed", "corroborated", "claimed", "alleged", "suspected", "contested", "denied", "dismissed", "retracted", "unreported"];

const iso = timeFormat("%Y-%m-%d");
const at = (day: string): number => new Date(`${day}T00:00:00`).getTime();

export class Timeline {
  constructor(
    private readonly holder: HTMLElement,
    private readonly change: Change,
  ) {}

  show(found: Times, query: URLSearchParams): void {
    this.holder.replaceChildren();
    const head = document.createElement("div");
    head.className = "picture-head";
    const shown = found.total - found.undated;
    const title = document.createElement("span");
    title.textContent = `${shown.toLocaleString("en")} by day of ${found.clock === "published" ? "publication" : "the event"}`;
    head.append(title);
    if (found.undated > 0 && found.clock === "event") {
      head.append(this.button(`${found.undated.toLocaleString("en")} undated`, { nodate: "1", from: null, to: null }));
    }
    if (query.get("from") || query.get("to")) head.append(this.button("All of time", { from: null, to: null }));
    this.holder.append(head);
    if (shown === 0) return;
    if (found.items) this.bars(found.items.filter((one) => one.first || one.last));
    else this.bins(found.bins ?? []);
  }

  private button(words: string, filters: Record<string, string | null>): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", () => this.change(filters));
    return made;
  }

  private frame(first: number, last: number, height: number) {
    const width = Math.max(320, this.holder.clientWidth);
    const room = Math.max((last - first) * 0.03, 3 * DAY);
    const x = scaleTime([new Date(first - room), new Date(last + DAY + room)], [8, width - 8]);
    const svg = select(this.holder)
      .append("svg")
      .attr("viewBox", `0 0 ${width} ${height + AXIS}`)
      .attr("width", width)
      .attr("height", height + AXIS)
      .attr("role", "group")
      .attr("aria-label", "Timeline of the incidents in the list; the fields From and To filter as the brush does");
    svg
      .append("g")
      .attr("class", "axis")
      .attr("transform", `translate(0 ${height})`)
      .call(axisBottom(x).ticks(Math.max(3, Math.floor(width / 110))).tickSizeOuter(0));
    const brush = brushX<unknown>()
      .extent([
        [0, 0],
        [width, height],
      ])
      .on("end", (event: { selection: [number, number] | null; sourceEvent?: unknown }) => {
        if (!event.sourceEvent || !event.selection) return;
        const [a, b] = event.selection;
        this.change({ from: iso(x.invert(a)), to: iso(x.invert(b)), nodate: null });
      });
    svg.append("g").attr("class", "brush").call(brush);
    return { svg, x };
  }

  private bars(items: Bar[]): void {
    const known = items.flatMap((one) => [one.first, one.last]).filter((day): day is string => day !== null).map(at);
    const first = Math.min(...known);
    const last = Math.max(...known);
    const width = Math.max(320, this.holder.clientWidth);
    const room = Math.max((last - first) * 0.03, 3 * DAY);
    const rough = scaleTime([new Date(first - room), new Date(last + DAY + room)], [8, width - 8]);
    const singles = packed(items.filter((one) => !one.group), rough, first, last);
    const series = packed(items.filter((one) => one.group), rough, first, last);
    const lanes = Math.min(MOST_LANES, Math.max(1, ...singles.map((one) => one.lane + 1)));
    const brackets = series.length ? Math.min(5, Math.max(...series.map((one) => one.lane + 1))) : 0;
    const height = 8 + brackets * SERIES_LANE + lanes * LANE + 6;
    const { svg, x } = this.frame(first, last, height);
    const marks = svg.append("g").attr("class", "marks");
    for (const one of series) {
      if (one.lane >= brackets) continue;
      const [a, b] = [x(one.from), Math.max(x(one.to), x(one.from) + 8)];
      const y = 6 + one.lane * SERIES_LANE;
      const open = one.bar.last === null;
      const mark = marks.append("a").attr("href", `/incidents/${one.bar.id}`).attr("class", `series s-${one.bar.status}`).attr("data-ids", one.bar.id);
      mark.append("path").attr("d", `M${a} ${y + 9}V${y + 2}H${b}${open ? "" : `V${y + 9}`}`).attr("class", open ? "open" : "");
      mark.append("title").text(spoken(one.bar));
    }
    const top = 8 + brackets * SERIES_LANE;
    for (const one of singles) {
      const lane = Math.min(one.lane, lanes - 1);
      const y = top + lane * LANE;
      const [a, b] = [x(one.from), x(one.to)];
      const mark = marks.append("a").attr("href", `/incidents/${one.bar.id}`).attr("class", `mark s-${one.bar.status}`).attr("data-ids", one.bar.id);
      const exact = one.bar.first !== null && one.bar.first === one.bar.last && !/[~?%X]/.test(one.bar.edtf ?? "");
      if (exact) mark.append("circle").attr("cx", (a + b) / 2).attr("cy", y + 5).attr("r", 4);
      else this.faded(mark, one.bar, Math.max(b - a, 16), a, y);
      mark.append("title").text(spoken(one.bar));
    }
  }

  /** A bar whose ends fade: nobody knows the day, only that it lies within. */
  private faded(mark: ReturnType<typeof select<SVGAElement, unknown>> | any, bar: Bar, width: number, x: number, y: number): void {
    const fade = Math.min(18, width / 3);
    const soft = (from: number, into: number, way: string): void => {
      for (let step = 0; step < 4; step++) {
        mark
          .append("rect")
          .attr("x", Math.min(from, into) + (Math.abs(into - from) / 4) * (way === "in" ? step : 3 - step))
          .attr("y", y + 2)
          .attr("width", Math.abs(into - from) / 4 + 0.2)
          .attr("height", 6)
          .attr("opacity", 0.15 + step * 0.2);
      }
    };
    soft(x, x + fade, "in");
    mark.append("rect").attr("x", x + fade).attr("y", y + 2).attr("width", Math.max(0, width - 2 * fade)).attr("height", 6).attr("opacity", bar.last ? 0.8 : 0.6);
    soft(x + width - fade, x + width, "out");
  }

  private bins(bins: Bin[]): void {
    const first = Math.min(...bins.map((one) => at(one.first)));
    const last = Math.max(...bins.map((one) => at(one.last)));
    const height = 130;
    const { svg, x } = this.frame(first, last, height);
    const most = Math.max(...bins.map((one) => Object.values(one.counts).reduce((a, b) => a + b, 0)));
    const y = scaleLinear([0, most], [0, height - 18]);
    const marks = svg.append("g").attr("class", "marks");
    for (const bin of bins) {
      const left = x(at(bin.first));
      const width = Math.max(1, x(at(bin.last) + DAY) - left - 1);
      let base = height;
      const total = Object.values(bin.counts).reduce((a, b) => a + b, 0);
      const mark = marks.append("g").attr("class", "bin").attr("tabindex", -1);
      for (const status of ORDER) {
        const number = bin.counts[status] ?? 0;
        if (!number) continue;
        base -= y(number);
        mark.append("rect").attr("class", `s-${status}`).attr("x", left).attr("y", base).attr("width", width).attr("height", y(number));
      }
      mark.append("title").text(`${bin.first} to ${bin.last}: ${total}`);
      mark.on("click", () => this.change({ from: bin.first, to: bin.last }));
    }
    svg.append("text").attr("class", "most").attr("x", 8).attr("y", 12).text(`most in one bar: ${most.toLocaleString("en")}`);
  }
}

interface Placed {
  bar: Bar;
  from: number;
  to: number;
  lane: number;
}

/** Each bar in the first lane that is free where it begins; an open bound reaches to the edge of what is known. */
function packed(items: Bar[], x: (time: number) => number, first: number, last: number): Placed[] {
  const ends: number[] = [];
  const sorted = items
    .map((bar) => ({ bar, from: bar.first ? at(bar.first) : first, to: (bar.last ? at(bar.last) : last) + DAY, lane: 0 }))
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.bar.id < b.bar.id ? -1 : 1));
  for (const one of sorted) {
    const begin = x(one.from);
    const lane = ends.findIndex((end) => end + 3 <= begin);
    one.lane = lane < 0 ? ends.length : lane;
    ends[one.lane] = Math.max(x(one.to), begin + 10);
  }
  return sorted;
}

function spoken(bar: Bar): string {
  const when = bar.edtf ?? `${bar.first ?? "…"} to ${bar.last ?? "…"}`;
  return `${bar.group ? "Series: " : ""}${bar.label}${bar.place ? `, ${bar.place}` : ""} · ${when} · ${bar.status}`;
}
