// HTML of Word, Google Docs, LibreOffice and web pages, made into the few elements our blocks are read from.
import { safeAddress } from './addresses.js';
import { listsOfWord } from './paste-word.js';

const GONE = 'script,style,head,meta,link,title,template,noscript,iframe,object,embed,svg,math,canvas,video,audio,img,picture,source,'
  + 'input,button,select,textarea,form>label,nav,colgroup,[hidden],[aria-hidden="true"],o\\:p:empty';
const HOLDERS = new Set(['DIV', 'SECTION', 'ARTICLE', 'MAIN', 'HEADER', 'FOOTER', 'ASIDE', 'FIGURE', 'FIGCAPTION', 'DL', 'DT', 'DD', 'ADDRESS',
  'PRE', 'FORM', 'DETAILS', 'SUMMARY', 'CENTER', 'BODY', 'FIELDSET', 'HGROUP', 'CAPTION']);
const HEADINGS = { H1: 'h2', H2: 'h2', H3: 'h3', H4: 'h4', H5: 'h4', H6: 'h4' };

/** An element with nothing but clean blocks. */
export function tidy(html) {
  // A document of its own runs nothing and fetches nothing.
  const source = new DOMParser().parseFromString(styleless(html), 'text/html');
  const comments = source.createTreeWalker(source, NodeFilter.SHOW_COMMENT);
  const remarks = [];
  while (comments.nextNode()) remarks.push(comments.currentNode);
  for (const remark of remarks) remark.remove();
  listsOfWord(source);
  for (const element of source.querySelectorAll(GONE)) element.remove();
  const made = source.createElement('div');
  new Builder(source, made).blocks(source.body);
  return made;
}

/** Styles and scripts become data before they are parsed: the page's policy reports them even in a document nobody sees. */
const styleless = (html) => html
  .replace(/<!--[\s\S]*?-->|<!\[(?:if|endif)[^>]*\]>|<style[\s\S]*?<\/style\s*>/gi, '')
  .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*>/gi, (tag) => tag.replace(/([\s"'])(style|on[a-z]+)(\s*=)/gi, '$1data-$2$3'));

const styleOf = (element) => element.dataset.style?.toLowerCase() ?? '';

/** What an element says of the words in it: `true` and `false` from styles win over the tag. */
function emphasisOf(element, inherited) {
  const marks = { ...inherited };
  const tag = element.tagName;
  const style = styleOf(element);
  if (tag === 'B' || tag === 'STRONG') marks.strong = true;
  if (tag === 'I' || tag === 'EM' || tag === 'CITE') marks.em = true;
  if (tag === 'SUB') marks.sub = true;
  if (tag === 'SUP') marks.sup = true;
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/.exec(style)?.[1];
  if (weight) marks.strong = weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  const slant = /(?:^|;)\s*font-style\s*:\s*(\w+)/.exec(style)?.[1];
  if (slant) marks.em = slant === 'italic' || slant === 'oblique';
  const height = /(?:^|;)\s*vertical-align\s*:\s*(\w+)/.exec(style)?.[1];
  if (height === 'sub' || height === 'super') Object.assign(marks, { sub: height === 'sub', sup: height === 'super' });
  if (tag === 'A') marks.href = safeAddress(landing(element.getAttribute('href'))) ?? marks.href;
  return marks;
}

/** Where a link of Google Docs or a mail program's scanner really leads; an address of the page it came from goes. */
function landing(href) {
  try {
    const url = new URL(href);
    if (/(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url') return url.searchParams.get('q') ?? url.searchParams.get('url');
    if (url.hostname.endsWith('safelinks.protection.outlook.com')) return url.searchParams.get('url');
    return href;
  } catch {
    // A path or fragment belongs to the site it was copied from, and would lead nowhere here.
    return null;
  }
}

class Builder {
  constructor(source, root) {
    this.source = source;
    this.root = root;
  }

  /** Puts the blocks of `from` into the current place; loose words are gathered into paragraphs. */
  blocks(from, root = this.root) {
    const before = [this.root, this.loose];
    [this.root, this.loose] = [root, null];
    this.walk(from, {}, 'p');
    [this.root, this.loose] = before;
  }

  walk(from, marks, tag) {
    for (const child of from.childNodes) {
      if (child.nodeType === 3) this.words(child.data, marks, tag, from);
      else if (child.nodeType === 1) this.element(child, marks, tag);
    }
  }

  element(element, marks, tag) {
    const name = element.tagName;
    const inner = emphasisOf(element, marks);
    if (/display\s*:\s*none/.test(styleOf(element)) || /mso-hide\s*:\s*all/.test(styleOf(element))) return;
    if (name === 'BR') this.lineBreak();
    else if (name === 'HR') this.whole(this.source.createElement('hr'));
    else if (HEADINGS[name]) this.text(element, { ...inner, strong: false }, HEADINGS[name]);
    else if (name === 'P') this.text(element, inner, this.headingOfWord(element) ?? 'p');
    else if (name === 'UL' || name === 'OL') this.list(element, name.toLowerCase());
    else if (name === 'LI') this.list(element.parentNode === this.source.body ? element : this.wrapped(element), 'ul');
    else if (name === 'BLOCKQUOTE') this.nested(element, 'blockquote');
    else if (name === 'TABLE') this.table(element);
    else if (HOLDERS.has(name)) this.text(element, inner, tag);
    else this.walk(element, inner, tag);
  }

  wrapped(element) {
    const list = this.source.createElement('ul');
    list.append(element.cloneNode(true));
    return list;
  }

  headingOfWord(element) {
    const style = element.className || '';
    if (/MsoTitle|MsoHeading1/i.test(style)) return 'h2';
    const outline = /mso-outline-level\s*:\s*(\d)/.exec(styleOf(element))?.[1] ?? (element.getAttribute('role') === 'heading' ? element.getAttribute('aria-level') : null);
    return outline ? `h${Math.min(4, Math.max(2, Number(outline)))}` : null;
  }

  /** A block of words; blocks inside it come after what stands before them. */
  text(element, marks, tag) {
    this.close();
    this.walk(element, marks, tag);
    this.close();
  }

  close() {
    const block = this.loose;
    this.loose = null;
    if (!block) return;
    for (const end of ['firstChild', 'lastChild']) while (block[end]?.nodeName === 'BR') block[end].remove();
    if (!block.textContent.trim()) block.remove();
  }

  lineBreak() {
    if (!this.loose) return;
    // Two breaks in a row are how the web's oldest pages part paragraphs.
    if (this.loose.lastChild?.nodeName === 'BR') this.close();
    else this.loose.append(this.source.createElement('br'));
  }

  words(data, marks, tag, parent) {
    // A layout's own no-break spaces go; those of French before ; ! ? : » and after « stay.
    const isPre = parent.closest?.('pre');
    let text = isPre ? data : data.replace(/[\t\n\f\r ]+/g, ' ');
    text = text.replace(/\u00a0{2,}/g, ' ').replace(/ \u00a0|\u00a0 /g, ' ');
    if (!text || (!text.trim() && !this.loose)) return;
    this.loose ??= this.root.appendChild(this.source.createElement(tag));
    const before = this.loose.lastChild;
    if (!before || before.nodeName === 'BR') text = text.trimStart();
    if (!text) return;
    if (isPre && text.includes('\n')) {
      text.split('\n').forEach((line, index) => { if (index) this.lineBreak(); if (line) this.words(line, marks, tag, this.source.body); });
      return;
    }
    let run = this.source.createTextNode(text);
    for (const [key, name] of [['sup', 'sup'], ['sub', 'sub'], ['em', 'em'], ['strong', 'strong'], ['href', 'a']]) {
      if (!marks[key] || (key === 'strong' && /^h/.test(tag))) continue;
      const wrap = this.source.createElement(name);
      if (key === 'href') wrap.setAttribute('href', marks.href);
      wrap.append(run);
      run = wrap;
    }
    this.loose.append(run);
  }

  whole(element) {
    this.close();
    this.root.append(element);
  }

  nested(element, tag) {
    this.close();
    const made = this.root.appendChild(this.source.createElement(tag));
    this.blocks(element, made);
    if (!made.childElementCount) made.remove();
  }

  list(element, tag) {
    this.close();
    const made = this.root.appendChild(this.source.createElement(tag));
    for (const child of element.children) {
      if (child.tagName === 'LI') this.blocks(child, made.appendChild(this.source.createElement('li')));
      else if (child.tagName === 'UL' || child.tagName === 'OL') {
        // Google Docs puts the deeper list beside the item it belongs to.
        const last = made.lastElementChild ?? made.appendChild(this.source.createElement('li'));
        const rest = this.source.createElement('div');
        rest.append(child.cloneNode(true));
        this.blocks(rest, last);
      }
    }
    for (const item of [...made.children]) if (!item.childElementCount) item.remove();
    if (!made.childElementCount) made.remove();
  }

  table(element) {
    const rows = [...element.rows].filter((row) => row.closest('table') === element && row.textContent.trim());
    const width = Math.max(0, ...rows.map((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)));
    // A table of one cell is a page's layout, not a table.
    if (rows.length * width < 2) return this.text(element, {}, 'p');
    const made = this.source.createElement('table');
    rows.forEach((row, index) => {
      const isHead = index === 0 && ([...row.cells].every((cell) => cell.tagName === 'TH') || row.parentNode.tagName === 'THEAD');
      const line = made.appendChild(this.source.createElement('tr'));
      for (const cell of row.cells) {
        const one = line.appendChild(this.source.createElement(isHead ? 'th' : 'td'));
        this.cell(cell, one, isHead);
        for (let extra = 1; extra < cell.colSpan; extra += 1) line.append(this.source.createElement(isHead ? 'th' : 'td'));
      }
      while (line.childElementCount < width) line.append(this.source.createElement(isHead ? 'th' : 'td'));
    });
    this.whole(made);
  }

  /** A cell's blocks become one run with breaks. */
  cell(from, to, isHead) {
    const held = this.source.createElement('div');
    this.blocks(from, held);
    for (const block of held.querySelectorAll('p,h2,h3,h4,li')) {
      if (block.querySelector('p,h2,h3,h4,li')) continue;
      if (to.childNodes.length) to.append(this.source.createElement('br'));
      to.append(...block.childNodes);
    }
    // What heads a column is strong already.
    if (isHead) for (const strong of to.querySelectorAll('strong')) strong.replaceWith(...strong.childNodes);
  }
}
