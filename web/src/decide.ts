// The inbox by keys: same and different fill the form and leave the cursor in the reason.
import { writing } from "./keys";

export function decide(): void {
  const form = document.getElementById("decision") as HTMLFormElement | null;
  if (!form) return;
  const kind = form.elements.namedItem("kind") as HTMLSelectElement;
  const why = form.elements.namedItem("why") as HTMLTextAreaElement;
  const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
  const fit = (): void => {
    for (const label of form.querySelectorAll<HTMLElement>("label[data-for]")) {
      label.hidden = !(label.dataset.for ?? "").split(" ").includes(kind.value);
    }
  };
  kind.addEventListener("change", fit);
  fit();
  const take = (word: string, waiting: HTMLElement): void => {
    kind.value = word;
    field("subject").value = waiting.dataset.left ?? "";
    field("object").value = waiting.dataset.right ?? "";
    fit();
    why.focus();
    form.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    const waiting = document.activeElement?.closest<HTMLElement>(".waiting > li[data-left]");
    if (writing(event) || !waiting) return;
    const word = { s: "same", d: "different" }[event.key];
    if (word) {
      event.preventDefault();
      take(word, waiting);
    }
  });
  if (field("subject").value && location.search.includes("subject")) why.focus();
}
