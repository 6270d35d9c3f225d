// Fronts: an article is dragged to another place. Without this module, and for keys, each place has its buttons.

const slots = document.getElementById("slots");
const mover = document.getElementById("mover");
let dragged = null;

/** The place under a pointer, unless it is the one that is dragged. */
const target = (event) => {
  const place = event.target.closest?.("[data-place]");
  return place && place !== dragged ? place : null;
};

const mark = (place) => {
  for (const marked of slots.querySelectorAll(".over")) if (marked !== place) marked.classList.remove("over");
  place?.classList.add("over");
};

if (slots && mover) {
  for (const place of slots.querySelectorAll("[data-article]:not(.open)")) place.draggable = true;
  slots.addEventListener("dragstart", (event) => {
    // A link or a word may be dragged as ever.
    if (event.target.matches?.("[data-article]")) {
      dragged = event.target;
      dragged.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", dragged.querySelector("h3")?.textContent ?? "");
    }
  });
  slots.addEventListener("dragover", (event) => {
    if (!dragged) return;
    const place = target(event);
    mark(place);
    if (place) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
    }
  });
  slots.addEventListener("drop", (event) => {
    const place = dragged && target(event);
    if (!place) return;
    event.preventDefault();
    mover.elements.article.value = dragged.dataset.article;
    mover.elements.place.value = dragged.dataset.place;
    mover.elements.to.value = place.dataset.place;
    mover.submit();
  });
  slots.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    dragged = null;
    mark(null);
  });
}
