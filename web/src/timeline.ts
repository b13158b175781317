// Time: a dot for a day, a bar for a span, faded where a bound is open or the date is no day; a bracket for a series.
import { brushX } from "d3-brush";
import { scaleLinear, scaleTime, type ScaleTime } from "d3-scale";
import { axisBottom } from "d3-axis";
import { select, type Selection } from "d3-selection";
import { timeDay } from "d3-time";
import { timeFormat } from "d3-time-format";
import { kept } from "./keys";
import { PRESETS, anchored, iso, shifted, type Window } from "./windows";

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
  window: [string | null, string | null];
  items?: Bar[];
  bins?: Bin[];
}

type Change = (filters: Record<string, string | null>) => void;
type Group = Selection<SVGGElement, unknown, null, undefined>;
type Scale = ScaleTime<number, number>;

const DAY = 86_400_000;
const LANE = 13;
const MOST_LANES = 16;
const AXIS = 24;
const SERIES_LANE = 15;
const LABELLED = 60;
const LETTER = 5.6;
const ORDER = ["confirmed", "corroborated", "claimed", "alleged", "suspected", "contested", "denied", "dismissed", "retracted", "unreported"];

const at = (day: string): number => new Date(`${day}T00:00:00`).getTime();

export class Timeline {
  private window: Window | null = null;
  private latest: string | null = null;

  constructor(
    private readonly holder: HTMLElement,
    private readonly change: Change,
  ) {
    holder.addEventListener("keydown", (event) => this.keyed(event));
  }

  show(found: Times, query: URLSearchParams): void {
    const focused = this.holder.contains(document.activeElement);
    this.holder.replaceChildren();
    const [first, last] = found.window;
    this.window = first && last ? { from: first, to: last } : null;
    this.latest = latestOf(found);
    const shown = found.total - found.undated;
    this.head(found, shown, query);
    if (shown === 0) {
      const words = document.createElement("p");
      words.className = "none lone";
      words.textContent = found.total === 0 ? "Nothing to draw." : "None of them has a day; the list holds them.";
      this.holder.append(words);
      return;
    }
    if (found.items) this.bars(found.items.filter((one) => one.first || one.last), found.window);
    else this.bins(found.bins ?? [], found.window);
    if (focused) this.marks()[0]?.focus();
  }

  private head(found: Times, shown: number, query: URLSearchParams): void {
    const head = document.createElement("div");
    head.className = "picture-head";
    const title = document.createElement("span");
    title.textContent = `${shown.toLocaleString("en")} by day of ${found.clock === "published" ? "publication" : "the event"}`;
    head.append(title);
    const other = found.clock === "published" ? "event" : "published";
    head.append(this.button(other === "published" ? "By publication" : "By event", "Order by the other clock", () => this.change({ clock: other === "event" ? null : other })));
    const presets = document.createElement("span");
    presets.className = "presets";
    presets.setAttribute("role", "group");
    presets.setAttribute("aria-label", "How much time is shown");
    if (this.window) presets.append(this.button("‹", "The stretch of time before", () => this.move(-1)));
    for (const preset of PRESETS) {
      const made = this.button(preset.name, `Show ${preset.name}, and filter by it`, () => this.go(anchored(this.anchor(), preset)));
      const on = this.window !== null && anchored(this.window.to, preset).from === this.window.from;
      made.setAttribute("aria-pressed", String(on));
      presets.append(made);
    }
    const all = this.button("all", "Show all of time", () => this.change({ from: null, to: null, nodate: null }));
    all.setAttribute("aria-pressed", String(!query.get("from") && !query.get("to")));
    presets.append(all);
    if (this.window) presets.append(this.button("›", "The stretch of time after", () => this.move(1)));
    head.append(presets);
    if (found.undated > 0 && found.clock === "event") {
      head.append(this.button(`${found.undated.toLocaleString("en")} undated`, "List those without a date", () => this.change({ nodate: "1", from: null, to: null })));
    }
    this.holder.append(head);
  }

  private button(words: string, label: string, act: () => void): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.title = label;
    if (words.length === 1) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  }

  /** Where a preset ends: at what is focused, else at the latest that is shown, else where it ended before. */
  private anchor(): string {
    const focused = (document.activeElement as SVGElement | null)?.closest<SVGElement>("#timeline [data-end]")?.dataset.end;
    return focused ?? this.latest ?? this.window?.to ?? iso(new Date());
  }

  private go(window: Window): void {
    this.change({ from: window.from, to: window.to, nodate: null });
  }

  private move(by: number): void {
    if (this.window) this.go(shifted(this.window, by));
  }

  private marks(): SVGElement[] {
    return [...this.holder.querySelectorAll<SVGElement>("[data-end]")].sort((a, b) => ((a.dataset.start ?? "") < (b.dataset.start ?? "") ? -1 : 1));
  }

  /** Arrows go from mark to mark, Home and End to the first and last, page keys through time, plus and minus through the presets. */
  private keyed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest("button")) return;
    const marks = this.marks();
    const here = marks.findIndex((one) => one.contains(document.activeElement));
    const to: Record<string, number> = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: marks.length - 1 };
    const next = to[event.key];
    if (next !== undefined) marks[Math.max(0, Math.min(marks.length - 1, next))]?.focus();
    else if (event.key === "PageUp") this.move(-1);
    else if (event.key === "PageDown") this.move(1);
    else if (event.key === "+" || event.key === "-") this.zoom(event.key === "+" ? -1 : 1);
    else if (event.key === "Enter" && document.activeElement?.matches(".bin")) document.activeElement.dispatchEvent(new MouseEvent("click"));
    else return;
    event.preventDefault();
  }

  private zoom(by: number): void {
    const now = this.window;
    const place = now ? PRESETS.findIndex((one) => anchored(now.to, one).from <= now.from) : PRESETS.length;
    const wanted = (place < 0 ? PRESETS.length : place) + by;
    const preset = PRESETS[Math.max(0, wanted)];
    if (preset) this.go(anchored(this.anchor(), preset));
    else this.change({ from: null, to: null, nodate: null });
  }

  private scale(first: number, last: number, [from, to]: [string | null, string | null]): Scale {
    const width = Math.max(320, this.holder.clientWidth);
    const low = from ? at(from) : first;
    const high = (to ? at(to) : last) + DAY;
    const room = Math.max((high - low) * 0.03, from && to ? 0 : 3 * DAY);
    return scaleTime([new Date(low - (from ? 0 : room)), new Date(high + (to ? 0 : room))], [10, width - 10]);
  }

  private frame(x: Scale, height: number): Selection<SVGSVGElement, unknown, null, undefined> {
    const width = Math.max(320, this.holder.clientWidth);
    const svg = select(this.holder)
      .append("svg")
      .attr("viewBox", `0 0 ${width} ${height + AXIS}`)
      .attr("width", width)
      .attr("height", height + AXIS)
      .attr("tabindex", 0)
      .attr("role", "group")
      .attr("aria-label", "Timeline of the incidents in the list: arrow keys go from one to the next, Enter opens, plus and minus show more or less time");
    const axis = axisBottom<Date>(x).tickSizeOuter(0);
    const [low, high] = x.domain() as [Date, Date];
    const days = timeDay.count(low, high);
    const room = Math.max(3, Math.floor(width / 110));
    const few = days <= 90;
    const ticks = few ? everyFew(low, high, Math.ceil(days / room)) : x.ticks(room);
    const edge = few ? 38 : 20;
    axis.tickValues(ticks.filter((day) => x(day) > edge && x(day) < width - edge)).tickFormat(few ? timeFormat("%-d %b %Y") : x.tickFormat(room));
    svg.append("g").attr("class", "axis").attr("transform", `translate(0 ${height})`).call(axis);
    const brush = brushX<unknown>()
      .extent([
        [0, 0],
        [width, height],
      ])
      .on("end", (event: { selection: [number, number] | null; sourceEvent?: unknown }) => {
        if (!event.sourceEvent || !event.selection) return;
        const [a, b] = event.selection;
        this.go({ from: iso(x.invert(a)), to: iso(x.invert(b)) });
      });
    svg.append("g").attr("class", "brush").call(brush);
    return svg;
  }

  private bars(items: Bar[], window: [string | null, string | null]): void {
    const known = items.flatMap((one) => [one.first, one.last]).filter((day): day is string => day !== null).map(at);
    const first = Math.min(...known);
    const last = Math.max(...known);
    const x = this.scale(first, last, window);
    const labelled = items.length <= LABELLED;
    const singles = packed(items.filter((one) => !one.group), x, labelled);
    const series = packed(items.filter((one) => one.group), x, false);
    const lanes = Math.min(MOST_LANES, Math.max(1, ...singles.map((one) => one.lane + 1)));
    const brackets = series.length ? Math.min(5, Math.max(...series.map((one) => one.lane + 1))) : 0;
    const svg = this.frame(x, 8 + brackets * SERIES_LANE + lanes * LANE + 6);
    const marks = svg.append("g").attr("class", "marks");
    for (const one of series) if (one.lane < brackets) this.bracket(marks, one, 6 + one.lane * SERIES_LANE);
    const top = 8 + brackets * SERIES_LANE;
    for (const one of singles) this.bar(marks, one, top + Math.min(one.lane, lanes - 1) * LANE, labelled && one.lane < lanes);
  }

  private mark(marks: Group, bar: Bar, kind: string): Selection<SVGAElement, unknown, null, undefined> {
    const made = marks
      .append<SVGAElement>("a")
      .attr("href", kept(`/incidents/${bar.id}`))
      .attr("class", `${kind} s-${bar.status}`)
      .attr("data-ids", bar.id)
      .attr("data-start", bar.first ?? bar.last)
      .attr("data-end", bar.last ?? bar.first)
      .attr("tabindex", -1);
    made.append("title").text(spoken(bar));
    return made;
  }

  private bracket(marks: Group, { bar, from, to, cutLeft, cutRight }: Placed, y: number): void {
    const open = bar.last === null || cutRight;
    const begin = bar.first === null || cutLeft ? `M${from} ${y + 2}` : `M${from} ${y + 9}V${y + 2}`;
    this.mark(marks, bar, "series").append("path").attr("d", `${begin}H${Math.max(to, from + 8)}${open ? "" : `V${y + 9}`}`).attr("class", bar.last === null ? "open" : "");
  }

  private bar(marks: Group, { bar, from, to, label }: Placed, y: number, labelled: boolean): void {
    const mark = this.mark(marks, bar, "mark");
    const exact = bar.first !== null && bar.first === bar.last && !/[~?%X]/.test(bar.edtf ?? "");
    const width = Math.max(to - from, 16);
    if (exact) mark.append("circle").attr("cx", (from + to) / 2).attr("cy", y + 5).attr("r", 4);
    else faded(mark, bar, width, from, y);
    if (labelled && label) mark.append("text").attr("x", exact ? (from + to) / 2 + 7 : from + width + 3).attr("y", y + 9).text(label);
  }

  private bins(bins: Bin[], window: [string | null, string | null]): void {
    const x = this.scale(Math.min(...bins.map((one) => at(one.first))), Math.max(...bins.map((one) => at(one.last))), window);
    const height = 130;
    const svg = this.frame(x, height);
    const most = Math.max(...bins.map((one) => Object.values(one.counts).reduce((a, b) => a + b, 0)));
    const y = scaleLinear([0, most], [0, height - 18]);
    const marks = svg.append("g").attr("class", "marks");
    for (const bin of bins) {
      const left = x(at(bin.first));
      const width = Math.max(1, x(at(bin.last) + DAY) - left - 1);
      let base = height;
      const total = Object.values(bin.counts).reduce((a, b) => a + b, 0);
      const words = `${bin.first} to ${bin.last}: ${total.toLocaleString("en")}`;
      const mark = marks.append("g").attr("class", "bin").attr("tabindex", -1).attr("role", "button").attr("aria-label", words);
      mark.attr("data-start", bin.first).attr("data-end", bin.last);
      for (const status of ORDER) {
        const number = bin.counts[status] ?? 0;
        if (!number) continue;
        base -= y(number);
        mark.append("rect").attr("class", `s-${status}`).attr("x", left).attr("y", base).attr("width", width).attr("height", y(number));
      }
      mark.append("title").text(words);
      mark.on("click", () => this.go({ from: bin.first, to: bin.last }));
    }
    svg.append("text").attr("class", "most").attr("x", 8).attr("y", 12).text(`most in one bar: ${most.toLocaleString("en")}`);
  }
}

/** Every so many days, counted on across the ends of months. */
function everyFew(low: Date, high: Date, step: number): Date[] {
  return timeDay.range(timeDay.ceil(low), high).filter((_, place) => place % step === 0);
}

/** A bar whose ends fade: nobody knows the day, only that it lies within. */
function faded(mark: Selection<SVGAElement, unknown, null, undefined>, bar: Bar, width: number, x: number, y: number): void {
  const fade = Math.min(18, width / 3);
  const rect = (from: number, wide: number, opacity: number): void => {
    mark.append("rect").attr("x", from).attr("y", y + 2).attr("width", wide).attr("height", 6).attr("opacity", opacity);
  };
  for (let step = 0; step < 4; step++) {
    rect(x + (fade / 4) * step, fade / 4 + 0.2, 0.15 + step * 0.2);
    rect(x + width - fade + (fade / 4) * (3 - step), fade / 4 + 0.2, 0.15 + step * 0.2);
  }
  rect(x + fade, Math.max(0, width - 2 * fade), bar.last ? 0.8 : 0.6);
}

interface Placed {
  bar: Bar;
  from: number;
  to: number;
  lane: number;
  label: string;
  cutLeft: boolean;
  cutRight: boolean;
}

/** Each bar, cut to what is shown, in the first lane that is free where it begins; an open bound reaches to the edge. */
function packed(items: Bar[], x: Scale, labelled: boolean): Placed[] {
  const ends: number[] = [];
  const [left, right] = x.range() as [number, number];
  const place = (bar: Bar): Placed => {
    const [a, b] = [bar.first ? x(at(bar.first)) : left, bar.last ? x(at(bar.last) + DAY) : right];
    const name = bar.place ?? bar.label;
    const label = labelled ? (name.length > 22 ? `${name.slice(0, 21)}…` : name) : "";
    const [from, to] = [Math.max(left, a), Math.min(right, b)];
    return { bar, from, to, lane: 0, label: Math.max(to, from + 16) + label.length * LETTER + 8 > right ? "" : label, cutLeft: a < left, cutRight: b > right };
  };
  const sorted = items.map(place).sort((a, b) => a.from - b.from || a.to - b.to || (a.bar.id < b.bar.id ? -1 : 1));
  for (const one of sorted) {
    const lane = ends.findIndex((end) => end + 3 <= one.from);
    one.lane = lane < 0 ? ends.length : lane;
    ends[one.lane] = Math.max(one.to, one.from + 16) + (one.label ? one.label.length * LETTER + 8 : 0);
  }
  return sorted;
}

function latestOf(found: Times): string | null {
  const days = (found.items ?? found.bins ?? []).flatMap((one) => [one.last, one.first]).filter((day): day is string => day !== null);
  const inside = days.filter((day) => (!found.window[0] || day >= found.window[0]) && (!found.window[1] || day <= found.window[1]));
  return inside.length ? inside.reduce((a, b) => (a > b ? a : b)) : null;
}

function spoken(bar: Bar): string {
  const when = bar.edtf ?? `${bar.first ?? "…"} to ${bar.last ?? "…"}`;
  return `${bar.group ? "Series: " : ""}${bar.label}${bar.place ? `, ${bar.place}` : ""} · ${when} · ${bar.status}`;
}
