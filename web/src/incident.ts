// The as-of slider: what was known by a day stays, what came later fades, on the ribbon and in its table.

export function incident(): void {
  const holder = document.querySelector<HTMLElement>(".asof");
  const slider = holder?.querySelector<HTMLInputElement>("input");
  const output = holder?.querySelector("output");
  const days = (holder?.dataset.days ?? "").split(" ").filter(Boolean);
  if (holder && slider && output && days.length > 1) {
    holder.hidden = false;
    const link = holder.querySelector("a");
    const marked = document.querySelectorAll<SVGElement | HTMLElement>(".ribbon-section [data-day]");
    const show = (): void => {
      const day = days[Number(slider.value)] ?? "";
      const words: string[] = [];
      for (const one of marked) one.classList.toggle("later", (one.dataset.day ?? "") > day);
      for (const [facet, status] of standing(day)) words.push(`${facet} ${status}`);
      output.textContent = `${day}: ${words.join(", ")}`;
      slider.setAttribute("aria-valuetext", output.textContent);
      if (link) link.href = `${location.pathname}?as_of=${day}`;
    };
    slider.addEventListener("input", show);
    show();
  }
  if (document.querySelector(".dossier")) openAll();
  const opened = (): void => void document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
  addEventListener("hashchange", opened);
  if (location.hash) opened();
  document.querySelector(".why")?.addEventListener("click", () => document.getElementById("origins")?.closest("details")?.setAttribute("open", ""));
}

/** The status of each facet on a day, from the table of changes. */
function standing(day: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const row of document.querySelectorAll<HTMLElement>(".ribbon-section tr[data-day]")) {
    const facet = row.children[1]?.textContent ?? "";
    const status = row.querySelector(".status")?.textContent ?? "";
    if ((row.dataset.day ?? "") <= day) found.set(facet, status);
  }
  return found;
}

/** On paper every sentence stands with its evidence. */
function openAll(): void {
  let closed: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });
}
