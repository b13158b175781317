// The overview: timeline, map and list show what passes the same filters; a brush on one of them is a filter for all.
import { Timeline, type Times } from "./timeline";
import { WorldMap, type World } from "./map";

interface Overview {
  total: number;
  timeline: Times;
  map: World;
}

const PARTS = ["facets", "headline", "results"];

export function overview(): void {
  const timeline = new Timeline(document.getElementById("timeline") as HTMLElement, change);
  const map = new WorldMap(document.getElementById("map") as HTMLElement, change);
  let asked = 0;

  async function draw(): Promise<void> {
    const mine = ++asked;
    const reply = await fetch(`/api/v1/overview${location.search}`);
    if (!reply.ok || mine !== asked) return;
    const found = (await reply.json()) as Overview;
    timeline.show(found.timeline, new URLSearchParams(location.search));
    await map.show(found.map, new URLSearchParams(location.search));
    light();
  }

  /** Changes filters in the address, and shows what passes. */
  function change(filters: Record<string, string | null>): void {
    const query = new URLSearchParams(location.search);
    query.delete("after");
    for (const [name, value] of Object.entries(filters)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    void go(`/?${query.toString()}`);
  }

  async function go(address: string, push = true): Promise<void> {
    const reply = await fetch(address);
    if (!reply.ok) {
      location.assign(address);
      return;
    }
    const focused = document.activeElement?.getAttribute("href");
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    for (const id of PARTS) {
      const fresh = page.getElementById(id);
      if (fresh) document.getElementById(id)?.replaceWith(fresh);
    }
    if (push) history.pushState(null, "", address);
    if (focused) document.querySelector<HTMLElement>(`#facets a[href="${CSS.escape(focused)}"]`)?.focus();
    await draw();
  }

  /** What is pointed at in the list is lit in the pictures, and the other way round. */
  function light(): void {
    for (const row of document.querySelectorAll<HTMLElement>("#results .incident")) {
      const id = row.dataset.id ?? "";
      for (const name of ["pointerenter", "focusin"]) row.addEventListener(name, () => lit(id));
      for (const name of ["pointerleave", "focusout"]) row.addEventListener(name, () => lit(null));
    }
    for (const mark of document.querySelectorAll<SVGElement>("[data-ids]")) {
      mark.addEventListener("pointerenter", () => lit((mark.dataset.ids ?? "").split(" ")[0] ?? null));
      mark.addEventListener("pointerleave", () => lit(null));
      mark.addEventListener("focus", () => lit((mark.dataset.ids ?? "").split(" ")[0] ?? null));
      mark.addEventListener("blur", () => lit(null));
    }
  }

  function lit(id: string | null): void {
    for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
    if (!id) return;
    for (const mark of document.querySelectorAll<SVGElement>("[data-ids]")) {
      if ((mark.dataset.ids ?? "").split(" ").includes(id)) mark.classList.add("lit");
    }
    document.querySelector(`#results [data-id="${CSS.escape(id)}"]`)?.classList.add("lit");
  }

  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-facet], a[data-more]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.matches("[data-more]")) void more(link);
    else void go(link.getAttribute("href") ?? "/");
  });
  document.addEventListener("change", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("#filters");
    if (form && !(event.target as Element).matches("[name=from], [name=to]")) submit(form);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.id !== "filters") return;
    event.preventDefault();
    submit(form);
  });
  addEventListener("popstate", () => void go(location.pathname + location.search, false));

  function submit(form: HTMLFormElement): void {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value !== "" && !(name === "clock" && value === "event")) query.append(name, value);
    }
    const box = new URLSearchParams(location.search).get("bbox");
    if (box) query.set("bbox", box);
    void go(`/?${query.toString()}`);
  }

  async function more(link: HTMLAnchorElement): Promise<void> {
    const reply = await fetch(link.href);
    if (!reply.ok) return;
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const rows = page.querySelectorAll("#results .incidents > li");
    document.querySelector("#results .incidents")?.append(...rows);
    const next = page.querySelector("#results .more");
    const here = document.querySelector("#results .more");
    if (next) here?.replaceWith(next);
    else here?.remove();
    (rows[0]?.querySelector("a") as HTMLElement | null)?.focus();
    light();
  }

  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void draw(), 150);
  });
  void draw();
}
