// The list of articles: one box ticks all of the page, and follows when they are ticked one by one.
const form = document.getElementById('bulk');
const all = form?.elements.all;
const boxes = form ? [...form.querySelectorAll('input[name="articles[]"]')] : [];

function follow() {
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked > 0 && ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
}

if (all) {
  all.addEventListener('change', () => { for (const box of boxes) box.checked = all.checked; });
  form.addEventListener('change', (event) => { if (event.target !== all) follow(); });
  // A browser that goes back brings the ticks back without telling.
  window.addEventListener('pageshow', () => setTimeout(follow));
}
