// Sections are moved by dragging, too: what is dropped on the upper or lower edge of a row stands before or after it,
// what is dropped on its middle stands under it. The buttons and the form of each section do the same without this.

const tree = document.querySelector("[data-tree]");
const form = document.querySelector("[data-tree-form]");

let dragged = null;
let mark = null;

const row = (event) => event.target.closest?.(".tree-row") ?? null;

function place(target, y) {
  const box = target.getBoundingClientRect();
  const share = (y - box.top) / box.height;
  return share < 0.3 ? "before" : share > 0.7 ? "after" : "under";
}

function clear() {
  mark?.removeAttribute("data-drop");
  mark = null;
}

/** The section a drop means to stand under, and the one to stand before; nothing where it cannot stand. */
function destination(target, where) {
  const item = target.parentElement;
  if (dragged.contains(item)) return null;
  if (where === "under") return { parent: item.dataset.section, before: "" };
  const parent = item.parentElement.closest("[data-section]")?.dataset.section ?? "";
  let next = where === "before" ? item : item.nextElementSibling;
  if (next === dragged) next = next.nextElementSibling;
  return { parent, before: next?.dataset.section ?? "" };
}

if (tree && form) {
  for (const item of tree.querySelectorAll(".tree-row")) {
    item.draggable = true;
    // A link is dragged as an address unless it is told not to be.
    for (const link of item.querySelectorAll("a")) link.draggable = false;
  }
  tree.addEventListener("dragstart", (event) => {
    dragged = row(event)?.parentElement ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.section);
    dragged.setAttribute("data-dragged", "");
  });
  tree.addEventListener("dragover", (event) => {
    const target = row(event);
    if (!dragged || !target || dragged.contains(target)) return clear();
    event.preventDefault();
    if (mark !== target) clear();
    mark = target;
    mark.dataset.drop = place(target, event.clientY);
  });
  tree.addEventListener("dragleave", (event) => {
    if (!tree.contains(event.relatedTarget)) clear();
  });
  tree.addEventListener("dragend", () => {
    dragged?.removeAttribute("data-dragged");
    dragged = null;
    clear();
  });
  tree.addEventListener("drop", (event) => {
    const target = row(event);
    const wanted = dragged && target && destination(target, place(target, event.clientY));
    if (!wanted) return;
    event.preventDefault();
    form.setAttribute("action", `/desk/sections/${dragged.dataset.section}`);
    form.elements.version.value = dragged.dataset.version;
    form.elements.parent.value = wanted.parent;
    form.elements.before.value = wanted.before;
    form.submit();
  });
}
