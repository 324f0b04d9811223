interface Named {
  id: string;
  name: string;
}

const LATIN = /[\p{Script=Latin}\d]/u;

/**
 * Who is named in a note. The longest name counts: “@Kim Min-su” tells no Kim. Of several people of one name those who
 * were picked are told; all of them when nobody was.
 */
export function mentionedIn(text: string, people: Named[], picked: readonly string[]): string[] {
  const found = text.split('@').slice(1).flatMap((rest) => {
    const named = people.filter(({ name }) => isAtBeginning(name, rest));
    const longest = Math.max(...named.map(({ name }) => name.length));
    const same = named.filter(({ name }) => name.length === longest).map(({ id }) => id);
    const meant = same.filter((id) => picked.includes(id));
    return meant.length > 0 ? meant : same;
  });
  return [...new Set(found)];
}

/** Korean puts its particles right behind a name; a Latin name that goes on is another one. */
function isAtBeginning(name: string, rest: string) {
  if (!rest.startsWith(name)) return false;
  return !(LATIN.test(name.at(-1) ?? '') && LATIN.test(rest.charAt(name.length)));
}
