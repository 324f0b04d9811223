export interface Piece {
  text: string;
  href?: string;
  source?: number;
}

const ADDRESS = /https?:\/\/[^\s<>"'`{}|\\^\u3000-\u303f\uff00-\uffef]+|mailto:[^\s<>"'()]+@[^\s<>"'()]+|\[(\d{1,2})\]/gi;
const TRAILING = /[.,;:!?)\]*_~]+$/;

/** Cuts a text into what is said, what is an address, and which sources it names. All of it is text to the page. */
export function piecesOf(text: string, sources: number[]): Piece[] {
  const pieces: Piece[] = [];
  let said = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const number = match[1] === undefined ? undefined : Number(match[1]);
    if (number !== undefined) {
      if (!sources.includes(number)) continue;
      pieces.push({ text: text.slice(said, match.index) }, { text: match[0], source: number });
      said = match.index + match[0].length;
      continue;
    }
    const address = withoutEnd(match[0]);
    const href = safe(address);
    if (!href) continue;
    pieces.push({ text: text.slice(said, match.index) }, { text: address, href });
    said = match.index + address.length;
  }
  pieces.push({ text: text.slice(said) });
  return pieces.filter((it) => it.text !== '');
}

/** @returns the address when a link may lead there */
export function safe(address: string | undefined) {
  if (!address) return undefined;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** A sentence's end is not the address's, unless the bracket was opened within it. */
function withoutEnd(address: string) {
  const cut = address.replace(TRAILING, '');
  const isOpen = cut.includes('(') && !cut.includes(')') && address[cut.length] === ')';
  return isOpen ? `${cut})` : cut;
}
