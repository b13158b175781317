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
    const pieces = named(text);
    for (const piece of pieces) piece.classList.add("arrived");
    pieces[0]?.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", arrive);
  if (!location.hash) return;
  arrive();
  // The browser goes to the fragment itself once the page is there: the claim in the margin; what is wanted are its words.
  addEventListener("load", () => setTimeout(arrive));
}

/** The pieces of the text that the address names: all words of a claim, or what stands at an offset. */
function named(text: HTMLElement): Element[] {
  const key = decodeURIComponent(location.hash.slice(1));
  const exact = key ? document.getElementById(key) : null;
  const claim = exact?.closest<HTMLElement>(".claims > li");
  const pieces = [...text.children];
  const begin = (piece: Element): number => Number(piece.id.slice(1));
  if (claim) {
    claim.classList.add("arrived");
    claim.scrollIntoView({ block: "nearest" });
    const [start, end] = [Number(claim.dataset.start), Number(claim.dataset.end)];
    return pieces.filter((piece, place) => begin(piece) < end && (pieces[place + 1] ? begin(pieces[place + 1] as Element) : Infinity) > start);
  }
  if (exact) return [exact];
  const wanted = /^o\d+$/.test(key) ? Number(key.slice(1)) : -1;
  return pieces.filter((one) => begin(one) <= wanted).slice(-1);
}
