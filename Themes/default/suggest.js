// Offers a reader whose browser asks for another language the site in it: `words` stands before this, by language a
// sentence and what puts it away. Nothing leads there by itself, and the page is the same without this: the ways to the
// other languages stand at its top.
const primary = language => language.split("-")[0];
const ways = [...document.querySelectorAll("header .bar a[hreflang]")];
const key = "manchette-language";
let declined = false;
try { declined = localStorage.getItem(key); } catch { /* Who keeps nothing is asked again. */ }
const known = language => ways.filter(way => primary(way.hreflang) === primary(language));
const languages = navigator.languages.map(language => language.toLowerCase());
const wanted = languages.find(language => primary(language) === primary(document.documentElement.lang) || known(language).length);
const found = wanted && primary(wanted) !== primary(document.documentElement.lang) ? known(wanted) : [];
const way = found.find(way => way.hreflang.toLowerCase() === wanted) ?? found[0];
const said = way && (words[way.hreflang] ?? words[primary(way.hreflang)]);
if (said && !declined) {
  const offer = document.createElement("aside");
  offer.className = "suggest";
  // Here, so that no page carries what few readers see; over the page, so that nothing moves when it comes.
  offer.style.cssText = "position:fixed;inset:auto 0 0;padding:.7rem;background:var(--wash);border-block-start:1px solid var(--rule)";
  offer.ariaLabel = said[0];
  offer.lang = way.hreflang;
  offer.dir = way.dir;
  const link = document.createElement("a");
  link.href = way.href;
  link.hreflang = way.hreflang;
  link.textContent = said[0];
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = said[1];
  close.addEventListener("click", () => {
    offer.remove();
    try { localStorage.setItem(key, "no"); } catch { /* The same. */ }
  });
  offer.append(link, " ", close);
  document.body.append(offer);
}
