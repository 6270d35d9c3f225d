// Which addresses may stand in an article. The server has the last word; this says it before the save does.

const PROVIDERS = [
  { id: 'youtube', name: 'YouTube', hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'] },
  { id: 'x', name: 'X', hosts: ['x.com', 'twitter.com'] },
  { id: 'facebook', name: 'Facebook', hosts: ['facebook.com', 'fb.watch'] },
  { id: 'instagram', name: 'Instagram', hosts: ['instagram.com'] },
  { id: 'tiktok', name: 'TikTok', hosts: ['tiktok.com'] },
  { id: 'soundcloud', name: 'SoundCloud', hosts: ['soundcloud.com'] },
  { id: 'spotify', name: 'Spotify', hosts: ['spotify.com'] },
  { id: 'dailymotion', name: 'Dailymotion', hosts: ['dailymotion.com', 'dai.ly'] },
  { id: 'vimeo', name: 'Vimeo', hosts: ['vimeo.com'] },
];

export const providers = PROVIDERS;

// Spaces and marks of direction would make an address read otherwise than it leads.
const UNFIT = /[\u0000-\u0020\u007f-\u00a0\u00ad\u0600-\u0605\u061c\u1680\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\\<>"]/u;

/** The address as it may be kept, or `null`. Mirrors `LinkTarget` of the server. */
export function safeAddress(text) {
  const address = (text ?? '').trim();
  if (!address || UNFIT.test(address) || new TextEncoder().encode(address).length > 2048) return null;
  if (address.startsWith('/')) return address.startsWith('//') ? null : address;
  if (address.startsWith('#')) return address;
  const scheme = /^([a-z][a-z0-9+.-]*):(.+)$/i.exec(address);
  if (!scheme) return null;
  switch (scheme[1].toLowerCase()) {
    case 'http':
    case 'https': return scheme[2].startsWith('//') && hostOf(address) ? address : null;
    case 'mailto':
    case 'tel': return address;
    default: return null;
  }
}

/** What a writer typed, made an address: `exemple.ma/page` gets its scheme, a mail address its `mailto:`. */
export function addressFromTyped(text) {
  const typed = (text ?? '').trim();
  const kept = safeAddress(typed);
  if (kept) return kept;
  if (/^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(typed)) return safeAddress(`mailto:${typed}`);
  if (/^[^\s:/@]+\.[^\s:/@]{2,}(\/\S*)?$/.test(typed)) return safeAddress(`https://${typed}`);
  return null;
}

export function hostOf(address) {
  try {
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) ? url.hostname.toLowerCase() : '';
  } catch {
    return '';
  }
}

export function providerOf(address) {
  const host = safeAddress(address) ? hostOf(address.trim()) : '';
  if (!host) return null;
  return PROVIDERS.find((one) => one.hosts.some((known) => host === known || host.endsWith(`.${known}`))) ?? null;
}
