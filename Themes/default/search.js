// Shows what is found while one types. The page is the same without it: the form is sent, and the server answers.
const form = document.querySelector("main form.find");
const input = form.elements.q;
const said = document.getElementById("said");
// What a new answer changes of the page.
const parts = ["#found", "header .bar nav", "link[rel=alternate]"];
const pause = 180;
let timer, asking;

async function ask() {
  const text = input.value.trim();
  if (!text) return;
  asking?.abort();
  const mine = (asking = new AbortController());
  const fields = [...new FormData(form)].filter(([, value]) => value);
  const address = form.action + "?" + new URLSearchParams(fields);
  if (address === location.href) return;
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // One that came too late, or says that too many ask at once, changes nothing.
    if (mine.signal.aborted || !answer.ok || !page.getElementById("found")) return;
    for (const part of parts) {
      const [old, fresh] = [document.querySelectorAll(part), page.querySelectorAll(part)];
      old.forEach((node, place) => fresh[place] ? node.replaceWith(fresh[place]) : node.remove());
    }
    document.title = page.title;
    history.replaceState(null, "", address);
    said.textContent = document.querySelector("#found [role]")?.textContent ?? "";
  } catch {
    // The network failed, or more was typed; the form is there.
  }
}

input.addEventListener("input", event => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(ask, pause);
});
input.addEventListener("compositionend", () => (timer = setTimeout(ask, pause)));
// The answer to what is sent stands in a page of its own.
form.addEventListener("submit", () => (clearTimeout(timer), asking?.abort()));
