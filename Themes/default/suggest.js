// Offers a reader whose browser asks for another language the site in it. Nothing leads there by itself, and the page is
// the same without this: the ways to the other languages stand at its top.
const primary = language => language.split("-")[0];
const offers = [...document.querySelectorAll(".suggest")];
const key = "manchette-language";
let declined = false;
try { declined = localStorage.getItem(key); } catch { /* Who keeps nothing is asked again. */ }
const languages = navigator.languages.map(language => language.toLowerCase());
const known = language => offers.filter(offer => primary(offer.lang) === primary(language));
const wanted = languages.find(language => primary(language) === primary(document.documentElement.lang) || known(language).length);
const found = wanted ? known(wanted) : [];
const offer = found.find(offer => offer.lang.toLowerCase() === wanted) ?? found[0];
if (offer && !declined) {
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    offer.hidden = true;
    try { localStorage.setItem(key, "no"); } catch { /* The same. */ }
  });
}
