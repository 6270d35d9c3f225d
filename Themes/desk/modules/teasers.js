// How search engines and cards of those who share it will show the article, while it is typed.
import { charactersOf } from './counters.js';

// Where Google cuts a title on a desktop: 600 pixels of Arial at 20; a description after some 158 characters.
const TITLE_WIDTH = 600;
const TITLE_FONT = '20px Arial, sans-serif';
const DESCRIPTION = 158;
const SHARED_TITLE = 70;
const SHARED_TEXT = 200;

let canvas;

/** The words that fit into a width, as a search engine cuts them. */
export function fitting(text, width = TITLE_WIDTH) {
  canvas ??= document.createElement('canvas').getContext('2d');
  canvas.font = TITLE_FONT;
  if (canvas.measureText(text).width <= width) return text;
  const words = text.split(' ');
  while (words.length > 1) {
    words.pop();
    const short = `${words.join(' ').replace(/[\s,;:–—-]+$/, '')} …`;
    if (canvas.measureText(short).width <= width) return short;
  }
  return `${[...text].slice(0, 40).join('')}…`;
}

/** The first `limit` characters, cut between words. */
export function shortened(text, limit) {
  if (charactersOf(text) <= limit) return text;
  const cut = [...text].slice(0, limit - 1).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).trimEnd()}…`;
}

export class Teasers {
  constructor({ fields, editor }) {
    this.section = document.getElementById('article-teasers');
    if (!this.section) return;
    Object.assign(this, { fields, editor });
    for (const name of ['headline', 'alternativeHeadline', 'standfirst']) {
      for (const event of ['input', 'manchette:written']) fields.controls(name)[0]?.addEventListener(event, () => this.soon());
    }
    this.show();
  }

  /** Brought up to date in the pauses of the writer. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), 250);
  }

  show() {
    if (!this.section) return;
    const value = (name) => this.fields.controls(name)[0]?.value.trim().replace(/\s+/g, ' ') ?? '';
    const headline = value('headline');
    const description = value('standfirst') || this.firstWords();
    const say = (name, text) => { this.section.querySelector(`[data-teaser=${name}]`).textContent = text; };
    say('search-title', fitting(`${value('alternativeHeadline') || headline} – ${this.section.dataset.name}`));
    say('search-text', shortened(description, DESCRIPTION));
    say('share-title', shortened(headline, SHARED_TITLE));
    say('share-text', shortened(description, SHARED_TEXT));
  }

  /** Without a standfirst the first words of the text stand there. */
  firstWords() {
    const { doc } = this.editor.state;
    let text = '';
    for (let index = 0; index < doc.childCount && text.length < 240; index += 1) text += `${doc.child(index).textContent} `;
    return text.trim();
  }
}
