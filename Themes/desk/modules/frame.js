// The focal point by a click or the arrow keys, and each crop as it will be, moved by dragging. The number fields say the
// same, and are what is sent.
import { make } from './dom.js';

const form = document.getElementById('framing');
const view = document.getElementById('media-view');
const picture = view.querySelector('img');
const fieldX = document.getElementById('focal-x');
const fieldY = document.getElementById('focal-y');
const marker = make('button.marker', { type: 'button', 'aria-label': form.dataset.marker, 'aria-describedby': 'framing-title' });
const natural = { width: Number(picture.getAttribute('width')), height: Number(picture.getAttribute('height')) };

const clamp = (number, least, most) => Math.min(Math.max(number, least), most);
const read = (field) => clamp(Number(String(field.value).replace(',', '.')) || 0, 0, 100);

// MARK: The focal point

function place() {
  marker.style.left = `${read(fieldX)}%`;
  marker.style.top = `${read(fieldY)}%`;
  marker.title = `${read(fieldX)} % · ${read(fieldY)} %`;
  for (const crop of crops) crop.draw();
}

function setPoint(x, y) {
  fieldX.value = Math.round(clamp(x, 0, 100));
  fieldY.value = Math.round(clamp(y, 0, 100));
  place();
}

function pointAt(event) {
  const box = picture.getBoundingClientRect();
  setPoint(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
}

picture.addEventListener('click', (event) => { pointAt(event); marker.focus({ preventScroll: true }); });
marker.addEventListener('pointerdown', (event) => { marker.setPointerCapture(event.pointerId); });
marker.addEventListener('pointermove', (event) => { if (marker.hasPointerCapture(event.pointerId)) pointAt(event); });
marker.addEventListener('keydown', (event) => {
  const step = event.shiftKey ? 10 : 1;
  const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
  if (!move) return;
  event.preventDefault();
  setPoint(read(fieldX) + move[0], read(fieldY) + move[1]);
});

// MARK: Crops

class CropView {
  constructor(element) {
    this.ratio = Number(element.dataset.ratio);
    this.box = element.querySelector('.crop-view');
    this.image = this.box.querySelector('img');
    this.byHand = element.querySelector('input[type=checkbox]');
    const name = element.dataset.crop;
    [this.left, this.top, this.width] = ['left', 'top', 'width'].map((field) => document.getElementById(`${field}-${name}`));
    this.image.removeAttribute('loading');
    this.image.src = picture.src;
    this.box.dataset.live = '';
    this.box.style.aspectRatio = String(this.ratio);
    this.byHand.addEventListener('change', () => { if (this.byHand.checked) this.keep(this.automatic()); this.draw(); });
    for (const field of [this.left, this.top, this.width]) {
      field.addEventListener('input', () => { this.byHand.checked = true; this.draw(); });
    }
    this.box.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.box.setPointerCapture(event.pointerId);
      this.from = { x: event.clientX, y: event.clientY, frame: this.frame() };
    });
    this.box.addEventListener('pointermove', (event) => {
      if (!this.box.hasPointerCapture(event.pointerId)) return;
      const { x, y, frame } = this.from;
      const scale = frame.width / this.box.clientWidth;
      this.byHand.checked = true;
      this.keep({
        width: frame.width, left: frame.left - (event.clientX - x) * scale,
        top: frame.top - ((event.clientY - y) * scale * natural.width) / natural.height,
      });
      this.draw();
    });
  }

  /** Hundredths of the height that a part this wide takes. */
  height(width) { return (width * natural.width) / this.ratio / natural.height; }

  get widest() { return Math.min(100, 100 / this.height(1)); }

  /** Around the focal point, as the server cuts where nothing was chosen. */
  automatic() {
    const width = this.widest;
    return this.inside({ width, left: read(fieldX) - width / 2, top: read(fieldY) - this.height(width) / 2 });
  }

  inside({ left, top, width }) {
    const wide = clamp(width, Math.min(5, this.widest), this.widest);
    return { width: wide, left: clamp(left, 0, 100 - wide), top: clamp(top, 0, Math.max(0, 100 - this.height(wide))) };
  }

  frame() {
    if (!this.byHand.checked) return this.automatic();
    return this.inside({ left: read(this.left), top: read(this.top), width: read(this.width) });
  }

  keep(frame) {
    const { left, top, width } = this.inside(frame);
    this.left.value = Math.round(left * 10) / 10;
    this.top.value = Math.round(top * 10) / 10;
    this.width.value = Math.floor(width * 10) / 10;
  }

  draw() {
    const { left, top, width } = this.frame();
    const scale = 100 / width;
    this.image.style.width = `${scale * 100}%`;
    this.image.style.left = `${-left * scale}%`;
    this.image.style.top = `${-top * (100 / this.height(width))}%`;
  }
}

const crops = [...form.querySelectorAll('.crop')].map((element) => new CropView(element));
view.append(marker);
view.dataset.framing = '';
for (const field of [fieldX, fieldY]) field.addEventListener('input', place);
place();
