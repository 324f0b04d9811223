/** `crypto.randomUUID` is offered on secure pages only. */
export function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint32Array(5)), (it) => it.toString(36).padStart(7, '0')).join('-');
}
