// Adding: files can be dropped, and the progress of a lot is watched.

interface Lot {
  state: string;
  seen: number;
}

export function add(): void {
  const drop = document.getElementById("drop");
  const input = drop?.querySelector<HTMLInputElement>("input[type=file]");
  if (drop && input) {
    const list = (): void => {
      const names = [...(input.files ?? [])].map((file) => file.name);
      const items = names.slice(0, 20).map((name) => Object.assign(document.createElement("li"), { textContent: name }));
      if (names.length > 20) items.push(Object.assign(document.createElement("li"), { textContent: `and ${names.length - 20} more` }));
      drop.querySelector(".chosen")?.replaceChildren(...items);
    };
    for (const name of ["dragenter", "dragover"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.add("over");
      });
    }
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (event.dataTransfer?.files.length) input.files = event.dataTransfer.files;
      list();
    });
    input.addEventListener("change", list);
  }
  const lot = document.querySelector<HTMLElement>("[data-lot]");
  if (lot && ["waiting", "reading"].includes(lot.dataset.state ?? "")) void watch(lot);
}

async function watch(lot: HTMLElement): Promise<void> {
  for (;;) {
    await new Promise((done) => setTimeout(done, 700));
    const reply = await fetch(`/api/v1/lots/${lot.dataset.lot}`);
    if (!reply.ok) return;
    const now = (await reply.json()) as Lot;
    const word = lot.querySelector("[data-state-word]");
    const seen = lot.querySelector("[data-seen]");
    if (word) word.textContent = now.state;
    if (seen) seen.textContent = `${now.seen} report${now.seen === 1 ? "" : "s"} dealt with`;
    if (now.state === "done" || now.state === "failed") {
      location.reload();
      return;
    }
  }
}
