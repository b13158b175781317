// Stretches of time, both days included: the presets of the timeline, and how one moves to the next.
import { timeDay, timeMonth, timeYear } from "d3-time";
import { timeFormat } from "d3-time-format";

export interface Window {
  from: string;
  to: string;
}

export interface Preset {
  name: string;
  back(day: Date): Date;
}

export const PRESETS: Preset[] = [
  { name: "1 day", back: (day) => day },
  { name: "1 week", back: (day) => timeDay.offset(day, -6) },
  { name: "1 month", back: (day) => timeDay.offset(timeMonth.offset(day, -1), 1) },
  { name: "1 year", back: (day) => timeDay.offset(timeYear.offset(day, -1), 1) },
];

export const iso = timeFormat("%Y-%m-%d");

/** The stretch of a preset that ends on a day. */
export function anchored(day: string, preset: Preset): Window {
  return { from: iso(preset.back(local(day))), to: day };
}

/** The stretch just before (-1) or after (1), as long as this one. */
export function shifted(window: Window, by: number): Window {
  const days = (timeDay.count(local(window.from), local(window.to)) + 1) * by;
  return { from: iso(timeDay.offset(local(window.from), days)), to: iso(timeDay.offset(local(window.to), days)) };
}

function local(day: string): Date {
  return new Date(`${day}T00:00:00`);
}
