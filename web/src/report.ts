// A report: layers on and off, what is marked on a piece shown beside it, the piece that an address names brought into view.

export function report(): void {
  const text = document.getElementById("text");
  if (!text) return;
  for (const box of document.querySelectorAll<HTMLInputElement>(".layers input")) {
    const apply = (): void => void text.classList.toggle(`off-${box.id.replace("layer-", "")}`, !box.checked);
    box.addEventListener("change", apply);
    apply();
  }
  const note = document.createElement("div");
  note.className = "hovering";
  note.setAttribute("role", "status");
  note.hidden = true;
  document.body.append(note);
  const show = (event: Event): void => {
    const piece = (event.target as HTMLElement).closest<HTMLElement>(".p");
    const words = piece?.dataset.note ?? piece?.title ?? "";
    if (piece && piece.title) {
      piece.dataset.note = piece.title; // the browser's own bubble would cover ours
      piece.removeAttribute("title");
    }
    note.hidden = !words;
    note.textContent = words;
  };
  text.addEventListener("pointerover", show);
  text.addEventListener("focusin", show);
  text.addEventListener("pointerleave", () => (note.hidden = true));
  const arrive = (): void => {
    for (const one of document.querySelectorAll(".arrived")) one.classList.remove("arrived");
    const target = named(text);
    target?.classList.add("arrived");
    target?.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
}

/** The piece or claim that the address names; of a place within a piece, that piece. */
function named(text: HTMLElement): Element | null {
  const key = decodeURIComponent(location.hash.slice(1));
  const exact = key ? document.getElementById(key) : null;
  const claim = exact?.closest(".claims > li");
  if (claim) {
    const link = claim.querySelector<HTMLAnchorElement>('a[href^="#o"]');
    const words = link && document.getElementById(link.hash.slice(1));
    claim.classList.add("arrived");
    claim.scrollIntoView({ block: "nearest" });
    return words ?? claim;
  }
  if (exact || !/^o\d+$/.test(key)) return exact;
  const wanted = Number(key.slice(1));
  return [...text.children].filter((one) => Number(one.id.slice(1)) <= wanted).at(-1) ?? null;
}
