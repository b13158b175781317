// Keys: everything can be reached without a mouse; none is taken while somebody writes.

const PAGES: Record<string, string> = { o: "/", r: "/reports", a: "/actors", s: "/sources", t: "/tally", d: "/decide", n: "/add" };

/** An address that keeps the day that the page is of; what is decided or added is always of now. */
export function kept(address: string): string {
  const day = document.documentElement.dataset.asOf;
  if (!day || /^\/(decide|add)/.test(address)) return address;
  return `${address}${address.includes("?") ? "&" : "?"}as_of=${day}`;
}

export function writing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return event.ctrlKey || event.metaKey || event.altKey || !!target?.closest("input, textarea, select, [contenteditable]");
}

/** Moves the focus among the elements that the selector names; starts with the first. */
export function step(selector: string, by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  if (all.length === 0) return;
  const at = all.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

export function keys(): void {
  let going = false;
  for (const hint of document.querySelectorAll<HTMLElement>(".keys")) hint.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") (document.activeElement as HTMLElement | null)?.blur();
    if (writing(event)) return;
    if (going) {
      going = false;
      const page = PAGES[event.key];
      if (page) location.assign(kept(page));
      return;
    }
    const selector = document.querySelector(".waiting") ? ".waiting > li[tabindex]" : ".incidents > li > a";
    if (event.key === "g") going = true;
    else if (event.key === "/") focus(event, ".search input");
    else if (event.key === "j") step(selector, 1);
    else if (event.key === "k") step(selector, -1);
    else if (event.key === "n") document.querySelector<HTMLAnchorElement>("[data-next]")?.click();
    else if (event.key === "p") document.querySelector<HTMLAnchorElement>("[data-prev]")?.click();
  });
}

function focus(event: KeyboardEvent, selector: string): void {
  event.preventDefault();
  document.querySelector<HTMLElement>(selector)?.focus();
}
